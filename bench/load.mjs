import { SetupFailure } from '../scripts/setup/setup-failure.mjs';

export const CONNECTIONS = 20;

/**
 * One thing that is measured: a page that is asked for, or a form that is posted.
 *
 * @typedef {object} Target
 * @property {string} name
 * @property {string} address
 * @property {Record<string, string>} [headers]
 * @property {() => Request | undefined} [next] what to send each time; undefined when there is no more
 * @property {(answer: Answer) => boolean} isRight whether an answer is the one that was asked for
 *
 * @typedef {{ method?: string, headers?: Record<string, string>, body?: Buffer }} Request
 * @typedef {{ status: number, body: string, headers: Record<string, string> }} Answer
 */

/**
 * Asks for as much as comes back on 20 connections.
 *
 * @param {Target} target @param {number} seconds
 * @returns {Promise<{ rate: number, wait: number, bytes: number }>} answers a second, their median
 *   time in ms, and the bytes of one
 * @throws {SetupFailure} when an answer was not right: a refusal is quick and would look good
 */
export async function load({ name, address, headers = {}, next, isRight }, seconds) {
  let wrong;
  let exhausted = false;
  const request = {
    setupRequest: (given) => {
      if (!next) return given;
      const chosen = next();
      exhausted ||= chosen === undefined;
      return { ...given, ...chosen, headers: { ...given.headers, ...chosen?.headers } };
    },
    onResponse: (status, body, _context, given) => {
      if (!isRight({ status, body, headers: given })) wrong ??= `${status} ${body.slice(0, 400)}`;
    },
  };
  // Loaded here: commands begin before packages are installed.
  const { default: autocannon } = await import('autocannon');
  const result = await autocannon({
    url: address,
    connections: CONNECTIONS,
    duration: seconds,
    headers,
    requests: [request],
  });
  const total = result.requests.total;
  if (exhausted) throw new SetupFailure(`${name}: nothing was left to send.`);
  if (wrong) throw new SetupFailure(`${name}: not the right answer.`, { details: wrong });
  if (total === 0 || result.errors > 0)
    throw new SetupFailure(`${name}: ${total} answers, ${result.errors} errors.`);
  return {
    rate: total / result.duration,
    wait: result.latency.p50,
    bytes: result.throughput.total / total,
  };
}
