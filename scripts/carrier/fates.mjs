import { createHash } from 'node:crypto';

/** What may go wrong while a carrier answers: at most one of them happens to a message. */
export const ANSWER_FAULTS = ['errors', 'throttles', 'hangs', 'timeouts', 'resets'];
/** What may happen to a message that was taken. */
export const DELIVERY_FAULTS = ['lost', 'undelivered', 'late'];
/** What may happen to its receipts. */
export const RECEIPT_FAULTS = ['shuffled', 'duplicated', 'withheld'];

/** In words, for the page and the command's help. */
export const FAULTS = {
  errors: 'Answer 500',
  throttles: 'Throttle',
  hangs: 'Hang, and take nothing',
  timeouts: 'Take it, and never answer',
  resets: 'Reset the connection',
  lost: 'Lose it, and send no receipt',
  undelivered: 'Fail to deliver, and say so',
  late: 'Deliver late',
  shuffled: 'Receipts out of order',
  duplicated: 'Receipts twice',
  withheld: 'No receipts',
};

/**
 * A number from 0 to below 1 that is the same each time for the same words.
 *
 * @param {...(string | number)} words
 */
export function draw(...words) {
  return createHash('sha256').update(words.join('|')).digest().readUIntBE(0, 6) / 2 ** 48;
}

/** Hexadecimal digits that are the same each time for the same words. @param {...(string | number)} words */
export function digits(...words) {
  return createHash('sha256')
    .update(`id|${words.join('|')}`)
    .digest('hex');
}

/**
 * Which faults are set, for whom, and what they mean for one message. A rate is from 0 to 1. What is set
 * for a number stands above what is set for its carrier, and that above what is set for all.
 *
 * @typedef {Partial<Record<keyof typeof FAULTS, number>>} Rates
 * @typedef {{ answer: string | null, delivery: string | null, receipts: string[] }} Fate
 *
 * @param {string | number} seed
 */
export function createFates(seed) {
  /** @type {Map<string, Rates>} */
  const rules = new Map();

  return {
    /** @param {Rates} rates @param {string} [scope] a carrier's name or a number; none: all */
    set(rates, scope = '') {
      rules.set(scope, { ...rules.get(scope), ...rates });
    },
    /** Nothing is set any more. */
    clear: () => rules.clear(),
    /** @param {string} [scope] @returns {Rates} */
    of: (scope = '') => rules.get(scope) ?? {},

    /**
     * @param {{ key: string, carrier: string, to: string }} message `key` says which one it is
     * @returns {Fate} the same for the same seed, key and rates
     */
    read({ key, carrier, to }) {
      const rates = { ...rules.get(''), ...rules.get(carrier), ...rules.get(to) };
      const oneOf = (/** @type {string[]} */ names, /** @type {string} */ about) => {
        let rest = draw(seed, key, about);
        for (const name of names) {
          const rate = rates[/** @type {keyof typeof FAULTS} */ (name)] ?? 0;
          if (rest < rate) return name;
          rest -= rate;
        }
        return null;
      };
      return {
        answer: oneOf(ANSWER_FAULTS, 'answer'),
        delivery: oneOf(DELIVERY_FAULTS, 'delivery'),
        receipts: RECEIPT_FAULTS.filter((name) => oneOf([name], name)),
      };
    },
  };
}
