/**
 * What may stand in a variable of a registered text, by its tag. TRAI's direction of 18 November 2025 asks for
 * a tag that says what a variable is for (https://pib.gov.in/PressReleasePage.aspx?PRID=2191273); before, all
 * were `{#var#}`. What each takes: https://msg91.com/help/dlt-registration-in-india/variable-tagging-on-dlt-sms-templates.
 * Operators disregard points and commas, so that an amount is numeric. Whether an address or a number to
 * call is on the entity's list is the operator's to check.
 */
const VARIABLES = new Map([
  ['var', '[^\\n]+'],
  ['numeric', '\\d(?:[\\d.,]*\\d)?'],
  ['alphanumeric', '[\\p{L}\\p{M}\\p{N} ]+'],
  ['url', 'https?://\\S+'],
  ['urlott', 'https?://\\S+'],
  ['cbn', '\\+?\\d+'],
  ['email', '[^\\s@]+@[^\\s@]+'],
]);

/** The strictest that operators ask for; some take 40. */
const MAX_CHARACTERS = 30;

const TAG = /\{#(\w+)#\}/;

/** The tags of a registered text that no operator knows. */
export function unknownTags(registered: string): string[] {
  const tags = [...registered.matchAll(new RegExp(TAG, 'g'))].map(([, tag]) => tag ?? '');
  return tags.filter((tag) => !VARIABLES.has(tag));
}

/** Whether a message is its registered text, letter by letter, with something fitting in each variable. */
export function matches(message: string, registered: string): boolean {
  // Split at a group: fixed text and tags take turns.
  const pattern = registered
    .split(TAG)
    .map((part, index) => (index % 2 ? `(${VARIABLES.get(part) ?? '(?!)'})` : literal(part)))
    .join('');
  const found = new RegExp(`^${pattern}$`, 'u').exec(message);
  return found?.slice(1).every((value) => [...value].length <= MAX_CHARACTERS) ?? false;
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
