import { unregistered } from './dlt.mjs';
import { digits, draw } from './fates.mjs';
import { count } from './text.mjs';

const STOP = /^\s*(stop|stopall|unsubscribe|cancel|end|quit)\s*$/i;
const START = /^\s*(start|yes|unstop)\s*$/i;

/**
 * @typedef {'not taken' | 'accepted' | 'sent' | 'delivered' | 'undelivered' | 'lost'} Status
 * @typedef {object} Submission
 * @property {string} carrier
 * @property {string} to E.164
 * @property {string} from
 * @property {string} text
 * @property {string} [callback] where its receipts go
 * @property {string} [reference] the sender's own name for it
 * @property {string} [entityId] @property {string} [templateId]
 * @property {number} [ttlSeconds] not delivered after that
 * @property {number} [registeredDelivery] @property {number} [dataCoding] of SMPP
 *
 * @typedef {Submission & {
 *   id: string, status: Status, reason: string | null, encoding: string, segments: number,
 *   fate: import('./fates.mjs').Fate, at: Date, deliveredAt: Date | null,
 *   receipts: { status: string, answered: string }[],
 * }} Message
 *
 * @typedef {{ now: () => Date, later: (ms: number, run: () => void) => void }} Clock
 */

/**
 * Where every message comes in, whatever its carrier speaks: decides what becomes of it, remembers it,
 * delivers it in time and has its receipts sent.
 *
 * @param {object} options
 * @param {string | number} options.seed
 * @param {ReturnType<import('./fates.mjs').createFates>} options.fates
 * @param {Clock} options.clock
 * @param {number} options.deliverAfterMs @param {number} options.lateMs
 * @param {(message: Message, status: string) => Promise<string | null>} options.sendReceipt says how it was
 *   answered; null: nobody asked for it
 * @param {(message: Message) => void} options.onDelivered
 */
export function createDesk(options) {
  const { seed, fates, clock, deliverAfterMs, lateMs, sendReceipt, onDelivered } = options;
  /** @type {Message[]} */
  let messages = [];
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Set<string>} */
  const optedOut = new Set();
  /**
   * One receipt of a message after the other, however often the first has to be sent.
   *
   * @type {WeakMap<Message, Promise<void>>}
   */
  const reporting = new WeakMap();
  /** @type {import('./dlt.mjs').Registry | null} */
  let registry = null;

  /**
   * @param {Submission} submission
   * @param {object} carrier
   * @param {(digits: string) => string} carrier.asId its ids' shape, from hexadecimal digits
   * @param {boolean} [carrier.sendsIds] whether DLT ids travel with the message
   * @param {readonly string[]} [carrier.refuses] what it says at once; the others say it in a receipt
   * @returns {{ taken: boolean, message: Message }} with what was decided in `message`
   */
  function take(submission, { asId, sendsIds = false, refuses = [] }) {
    // By number and not by time: what else is sent meanwhile changes nobody's fate.
    const stream = `${submission.carrier}|${submission.to}`;
    const nth = (counts.get(stream) ?? 0) + 1;
    counts.set(stream, nth);
    const key = `${stream}|${nth}`;

    const fate = fates.read({ key, carrier: submission.carrier, to: submission.to });
    const kind = registry && unregistered(registry, submission, sendsIds);
    const reason = kind ? `dlt_${kind}` : optedOut.has(submission.to) ? 'opted_out' : null;
    const taken =
      (fate.answer === null || fate.answer === 'timeouts') &&
      !refuses.some((each) => reason?.startsWith(each));
    /** @type {Message} */
    const message = {
      ...submission,
      ...count(submission.text),
      id: asId(digits(seed, key)),
      status: taken ? 'accepted' : 'not taken',
      reason,
      fate,
      at: clock.now(),
      deliveredAt: null,
      receipts: [],
    };
    messages.push(message);
    if (taken) schedule(message);
    return { taken, message };
  }

  /** @param {Message} message */
  function schedule(message) {
    if (message.fate.delivery === 'lost') {
      message.status = 'lost';
      return;
    }
    const wait = message.fate.delivery === 'late' ? lateMs : deliverAfterMs;
    clock.later(wait / 2, () => arrive(message, 'sent'));
    clock.later(wait, () => {
      const expired = wait > (message.ttlSeconds ?? Number.POSITIVE_INFINITY) * 1000;
      if (message.fate.delivery === 'undelivered') message.reason ??= 'unreachable';
      else if (expired) message.reason ??= 'expired';
      arrive(message, message.reason ? 'undelivered' : 'delivered');
    });
  }

  /** @param {Message} message @param {'sent' | 'delivered' | 'undelivered'} status */
  function arrive(message, status) {
    message.status = status;
    if (status === 'delivered') {
      message.deliveredAt = clock.now();
      onDelivered(message);
    }
    const shuffled = message.fate.receipts.includes('shuffled');
    if (message.fate.receipts.includes('withheld') || (shuffled && status === 'sent')) return;
    const statuses = shuffled ? shuffle(message, ['sent', status]) : [status];
    const before = reporting.get(message) ?? Promise.resolve();
    reporting.set(
      message,
      before.then(() => report(message, statuses)),
    );
  }

  /** @param {Message} message @param {string[]} statuses */
  function shuffle({ id }, statuses) {
    return draw(seed, id, 'order') < 0.75 ? statuses.toReversed() : statuses;
  }

  /** @param {Message} message @param {string[]} statuses */
  async function report(message, statuses) {
    const twice = message.fate.receipts.includes('duplicated');
    for (const status of statuses.flatMap((each) => (twice ? [each, each] : [each]))) {
      const answered = await sendReceipt(message, status);
      if (answered !== null) message.receipts.push({ status, answered });
    }
  }

  return {
    take,
    /** @returns {Message[]} newest first */
    messages: () => messages.toReversed(),
    forget() {
      messages = [];
      counts.clear();
      optedOut.clear();
    },
    /** @param {import('./dlt.mjs').Registry | null} given null: anything goes */
    register(given) {
      registry = given;
    },
    isRegistering: () => registry !== null,
    /** What somebody wrote back: STOP and START change what may be sent to them. */
    heard(/** @type {{ from: string, text: string }} */ { from, text }) {
      if (STOP.test(text)) optedOut.add(from);
      if (START.test(text)) optedOut.delete(from);
    },
    isOptedOut: (/** @type {string} */ number) => optedOut.has(number),
  };
}
