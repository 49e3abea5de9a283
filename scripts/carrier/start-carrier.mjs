import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { ACCOUNTS } from './accounts.mjs';
import { aws } from './apis/aws.mjs';
import { httpPanel } from './apis/http-panel.mjs';
import { msg91 } from './apis/msg91.mjs';
import { plivo } from './apis/plivo.mjs';
import { twilio } from './apis/twilio.mjs';
import { vonage } from './apis/vonage.mjs';
import { createCourier } from './courier.mjs';
import { createDesk } from './desk.mjs';
import { createFates, digits } from './fates.mjs';
import { readAsked } from './http.mjs';
import { serveOffice } from './office.mjs';
import { startCentre } from './smpp-centre.mjs';

/**
 * Stands in for carriers on loopback: their HTTP APIs at `url/<name>`, and an SMPP centre. The same seed
 * gives the nth message to a number through a carrier the same id and the same faults, each time.
 *
 * @param {object} [options]
 * @param {number} [options.port] 0: any @param {number} [options.smppPort]
 * @param {string | number} [options.seed] without: one by chance, which is told
 * @param {import('./fates.mjs').Rates} [options.faults] for all, from the start
 * @param {number} [options.deliverAfterMs] @param {number} [options.lateMs] what late means
 * @param {number} [options.retryMs] how soon a receipt that nobody took comes again
 * @param {string} [options.callback] where receipts go of which the message does not say it; `{carrier}`
 *   stands for the name
 * @param {string} [options.replyCallback] where replies go; without, there too
 * @param {{ url: string, token?: string }} [options.phone] a shop's test inbox, which is given what is delivered
 * @param {Record<string, string>} [options.flows] MSG91's templates
 * @param {import('./dlt.mjs').Registry | null} [options.registry] without: nothing has to be registered
 * @param {() => Date} [options.now]
 */
export async function startCarrier(options = {}) {
  const { seed = randomBytes(4).toString('hex'), now = () => new Date() } = options;
  const { deliverAfterMs = 40, lateMs = 4_000, retryMs = 200 } = options;
  const stopped = new AbortController();
  const courier = createCourier({ retryMs, signal: stopped.signal });
  const fates = createFates(seed);
  fates.set(options.faults ?? {});
  const timers = new Set();
  let replies = 0;
  let url = '';

  /** @type {Record<string, any>} */
  const apis = Object.fromEntries(
    [twilio, vonage, plivo, msg91(options.flows ?? {}), aws(), httpPanel].map((api) => [
      api.name,
      api,
    ]),
  );
  const callbackOf = (/** @type {string | undefined} */ to, /** @type {string} */ carrier) =>
    to?.replace('{carrier}', [carrier, ...secretOf(carrier)].join('/'));

  const desk = createDesk({
    ...{ seed, fates, deliverAfterMs, lateMs },
    clock: {
      now,
      later(ms, run) {
        const timer = setTimeout(() => {
          timers.delete(timer);
          run();
        }, ms);
        timers.add(timer);
      },
    },
    async sendReceipt(message, status) {
      if (message.carrier === 'smpp') {
        if (!centre.wantsReceipt(message, status)) return null;
        return courier.insist(async () => (await centre.receipt(message, status)) || 'not taken');
      }
      const to = message.callback ?? callbackOf(options.callback, message.carrier);
      const receipt = to && apis[message.carrier].receipt(message, status, to, now());
      return receipt ? courier.post(receipt) : null;
    },
    onDelivered(message) {
      if (options.phone) void courier.post(toPhone(options.phone, message));
    },
  });
  desk.register(options.registry ?? null);
  const centre = await startCentre({ port: options.smppPort ?? 0, desk, now });

  /** @param {{ carrier: string, from: string, to?: string, text: string }} reply */
  async function reply({ carrier, from, to = 'KULHAD', text }) {
    desk.heard({ from, text });
    replies += 1;
    const given = { from, to, text, id: digits(seed, 'reply', replies) };
    if (carrier === 'smpp')
      return courier.insist(async () => (await centre.reply(given)) || 'not taken');
    const where = callbackOf(options.replyCallback ?? options.callback, carrier);
    return where && apis[carrier].reply
      ? courier.post(apis[carrier].reply(given, where, now()))
      : 'not asked for';
  }

  const office = serveOffice({
    desk,
    fates,
    reply,
    seed,
    carriers: [...Object.keys(apis), 'smpp'],
  });
  const server = createServer(async (request, response) => {
    try {
      const name = request.url?.split(/[/?]/)[1] ?? '';
      const asked = await readAsked(request, url, Object.hasOwn(apis, name) ? `/${name}` : '');
      if (!Object.hasOwn(apis, name)) return write(response, await office(asked));
      const outcome = serve(apis[name], asked);
      if (outcome === 'silence') return;
      if (outcome === 'reset') return void request.socket.resetAndDestroy();
      write(response, outcome);
    } catch (error) {
      write(response, { status: 500, body: { error: String(error) } });
    }
  });

  /** @param {any} api @param {import('./http.mjs').Asked} asked */
  function serve(api, asked) {
    const { answer, submission } = api.read(asked, desk.messages);
    if (answer) return answer;
    const { taken, message } = desk.take({ ...submission, carrier: api.name }, api);
    const fault = message.fate.answer;
    if (fault === 'hangs' || fault === 'timeouts') return 'silence';
    if (fault === 'resets') return 'reset';
    if (fault === 'errors') return api.broken();
    if (fault === 'throttles') return api.throttled();
    return taken ? api.accepted(message) : api.refused(message);
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  url = `http://127.0.0.1:${port}`;

  return {
    ...{ url, seed, smppPort: centre.port, centre, reply },
    ...{ messages: desk.messages, forget: desk.forget, register: desk.register },
    /** Rates from 0 to 1, from now on. @see createFates */
    set: fates.set,
    async close() {
      stopped.abort();
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await Promise.all([centre.close(), new Promise((resolve) => server.close(resolve))]);
    },
  };
}

/** What stands behind the name of a carrier that signs nothing. @param {string} carrier */
function secretOf(carrier) {
  const account = ACCOUNTS[/** @type {keyof typeof ACCOUNTS} */ (carrier)];
  return 'receiptSecret' in account ? [account.receiptSecret] : [];
}

/** @param {import('node:http').ServerResponse} response @param {import('./http.mjs').Answer} answer */
function write(response, { status, body, headers = {} }) {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

/** @param {{ url: string, token?: string }} phone @param {import('./desk.mjs').Message} message */
function toPhone({ url, token }, { carrier, to, from, text, encoding, segments }) {
  // Not the message's own: that is the same again in the next run with the same seed.
  const id = randomUUID();
  return {
    url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ id, to, from, body: text, provider: carrier, encoding, segments }),
  };
}
