import { stripVTControlCharacters } from 'node:util';

/**
 * What is searched for, beside the shapes below.
 *
 * @typedef {'code' | 'phone number' | 'password' | 'card number'} Kind
 * @typedef {{ codes: Set<string>, numbers: Set<string>, passwords: string[] }} Known codes of six
 *   digits, phone numbers as E.164, and passwords of another shape than the journeys' own
 */

/** As the console provider prints a message: `lib/sms/frame.ts`. */
const FRAME = /^┌(─+)┐\n│ (?:SMS|Call) to \+\d{7,15} from [A-Z]+ +│\n├\1┤\n(?:│ .* │\n)+└\1┘$/gm;

/**
 * The text without the messages that the console provider printed, which is how a demo delivers
 * them. What only resembles one stays; every line keeps its number.
 *
 * @param {string} text @returns {string}
 */
export function withoutMessages(text) {
  return text.replace(FRAME, (frame) => {
    const rows = frame.split('\n');
    const even = rows.every((row) => row.length === rows[0].length);
    return even ? '\n'.repeat(rows.length - 1) : frame;
  });
}

// Six digits alone or by threes; not those of a fraction of a second or of a place in a stack.
const SIX_DIGITS = /(?<![0-9A-Za-z]|\d[.:])(?=(\d{3}[ -]?\d{3})(?![0-9A-Za-z]))/g;
/** As calls say them (`lib/sms/templates/spoken.ts`). */
const SPOKEN = /(?<!\d)(\d(?:, \d){5})(?!\d)/g;
const E164 = /(?<!\w)\+[1-9]\d{7,14}(?!\w)/;
const LONG_DIGITS = /(?<!\d)\d{10,15}(?!\d)|(?<!\d)\d{5}[ -]\d{5}(?!\d)/g;
/** As `e2e/fixtures.ts` makes them. */
const PASSWORD = /chai-[0-9a-z-]{4,40}-verandah/;
/** The cards of the demo, with a slip in the last digits or without. */
const DEMO_CARD = /(?<!\d)(?:4242[ -]?4242|4000[ -]?0000)(?:[ -]?\d{4}){2}(?!\d)/;
const CARD_LENGTH = /(?<![\w-]|\d\.)(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7})(?![\w-])/g;

/**
 * Finds what must not be written down, without saying it.
 *
 * @param {string} text @param {Known} known
 * @returns {{ line: number, kind: Kind }[]} line from 1
 */
export function findSecrets(text, known) {
  const endings = new Set([...known.numbers].map((number) => number.slice(-10)));
  /** @type {Record<Kind, (line: string) => boolean>} */
  const tests = {
    code: (line) =>
      [...all(line, SIX_DIGITS), ...all(line, SPOKEN)].some(([, digits]) =>
        known.codes.has(bare(digits)),
      ),
    'phone number': (line) =>
      E164.test(line) || all(line, LONG_DIGITS).some(([run]) => endings.has(bare(run).slice(-10))),
    password: (line) =>
      PASSWORD.test(line) || known.passwords.some((password) => line.includes(password)),
    'card number': (line) =>
      DEMO_CARD.test(line) || all(line, CARD_LENGTH).some(([run]) => passesLuhn(bare(run))),
  };
  // Without colours, whose codes end with a letter right before what they colour.
  return stripVTControlCharacters(text)
    .split('\n')
    .flatMap((line, at) =>
      Object.entries(tests).flatMap(([kind, isIn]) =>
        isIn(line) ? [{ line: at + 1, kind: /** @type {Kind} */ (kind) }] : [],
      ),
    );
}

const all = (line, shape) => [...line.matchAll(shape)];
const bare = (digits) => digits.replace(/[ ,-]/g, '');

/** The check digit of ISO/IEC 7812-1 annex B, and not nothing but zeros. */
function passesLuhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum > 0 && sum % 10 === 0;
}
