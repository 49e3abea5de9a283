import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

/** What a carrier has from the first packet to the last byte of its answer. */
const LIMIT_MS = 5_000;
/** Answers are a few hundred bytes; who sends more is not the carrier's API. */
const MAX_ANSWER_BYTES = 64 * 1024;

export type Call = {
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
};

export type Answered = {
  came: 'answered';
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
};

export type Answer =
  | Answered
  /** Nothing was written: the carrier cannot have taken it. */
  | { came: 'not_sent'; reason: string }
  /** Written, perhaps in part, and no whole answer came. */
  | { came: 'lost'; reason: string };

/**
 * One call to a carrier, within 5 seconds in all; never throws, never follows a redirect. Not `fetch`: when
 * its time is up it does not tell whether the request was written, and that decides between another carrier
 * and never again. Each call has a connection of its own: on a kept one, a call that meets the carrier's
 * closing it is lost without need.
 */
export function callCarrier(call: Call, limitMs = LIMIT_MS): Promise<Answer> {
  const { method, url, headers, body } = call;
  const secure = new URL(url).protocol === 'https:';
  return new Promise((resolve) => {
    let open = false;
    const fail = (error: Error) => {
      const code = 'code' in error ? String(error.code) : error.name;
      const reason = code === 'ABORT_ERR' ? 'no answer in time' : code;
      resolve({ came: open ? 'lost' : 'not_sent', reason });
    };
    const options = { method, agent: false, signal: AbortSignal.timeout(limitMs) };
    const request = (secure ? overHttps : overHttp)(url, {
      ...options,
      headers: { 'user-agent': 'kulhad', accept: '*/*', ...headers },
    });
    request.on('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        open = true;
      });
    });
    request.on('error', fail);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes > MAX_ANSWER_BYTES) request.destroy(new Error('the answer is too long'));
      });
      response.on('error', fail);
      response.on('end', () =>
        resolve({
          came: 'answered',
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    request.end(body);
  });
}
