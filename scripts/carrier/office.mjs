import { FAULTS } from './fates.mjs';
import { parseJson } from './http.mjs';
import { listOf, page } from './page.mjs';
import { asE164 } from './text.mjs';

const LOOPBACK = /^(localhost|127\.0\.0\.1)(:\d+)?$/;

/**
 * What is not a carrier's API: the page with its switches, and the same as JSON for tests.
 *
 * @param {object} options
 * @param {ReturnType<typeof import('./desk.mjs').createDesk>} options.desk
 * @param {ReturnType<typeof import('./fates.mjs').createFates>} options.fates
 * @param {(reply: { carrier: string, from: string, to?: string, text: string }) => Promise<string>} options.reply
 * @param {string | number} options.seed
 * @param {string[]} options.carriers
 * @returns {(asked: import('./http.mjs').Asked) => Promise<import('./http.mjs').Answer>}
 */
export function serveOffice({ desk, fates, reply, seed, carriers }) {
  const view = () => ({
    messages: desk.messages(),
    rates: fates.of(),
    seed,
    carriers,
    isOptedOut: desk.isOptedOut,
  });

  /** @type {Record<string, (asked: import('./http.mjs').Asked) => unknown>} */
  const calls = {
    'GET /': () => html(page(view())),
    'GET /list': () => html(listOf(view())),
    'GET /messages': ({ fields: { to, carrier } }) => ({
      messages: desk
        .messages()
        .filter((each) => (!to || each.to === to) && (!carrier || each.carrier === carrier)),
    }),
    'DELETE /messages': () => desk.forget(),
    'POST /messages/forget': () => desk.forget(),
    'GET /faults': () => fates.of(),
    'POST /faults': ({ fields }) => {
      const { to, carrier, ...given } = fields;
      const rates = Object.fromEntries(
        Object.entries(given).map(([name, rate]) => [name, Number(rate)]),
      );
      const wrong = Object.keys(rates).find(
        (name) => !Object.hasOwn(FAULTS, name) || !(rates[name] >= 0 && rates[name] <= 1),
      );
      if (wrong)
        return { status: 422, body: { error: `${wrong}: no fault with a rate from 0 to 1` } };
      fates.set(rates, to ?? carrier);
      return rates;
    },
    'DELETE /faults': () => fates.clear(),
    'POST /registry': ({ body }) => desk.register(/** @type {never} */ (parseJson(body) ?? null)),
    'POST /replies': async ({ fields: { carrier, from = '', to, text = 'STOP' } }) => {
      if (!carriers.includes(carrier) || !/\d{7}/.test(from))
        return { status: 422, body: { error: 'give carrier, from and text' } };
      return { answered: await reply({ carrier, from: asE164(from), to, text }) };
    },
  };

  return async (asked) => {
    const { method, headers, url } = asked;
    // Another site must not read codes here: neither by a name that it points at us, nor by a form.
    if (!LOOPBACK.test(headers.host ?? '')) return { status: 403, body: 'Forbidden' };
    if (headers.origin && headers.origin !== `http://${headers.host}` && method !== 'GET')
      return { status: 403, body: 'Forbidden' };
    const call = calls[`${method} ${url.pathname}`];
    if (!call) return { status: 404, body: { error: 'not found' } };
    const result = /** @type {any} */ (await call(asked));
    // A button of the page: back to it.
    if (headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
      return { status: 303, body: '', headers: { location: '/' } };
    return result?.status ? result : { status: 200, body: result ?? {} };
  };
}

const html = (/** @type {string} */ body) => ({
  status: 200,
  body,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  },
});
