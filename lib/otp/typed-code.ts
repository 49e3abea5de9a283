/** Unicode keeps each script's ten digits in one run from its zero, so a digit's value is its distance to it. */
const SCRIPT_ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50,
  0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10,
];

/** Rewrites the decimal digits of other scripts (Devanagari, Arabic, full width …) as 0 to 9. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    const zero = SCRIPT_ZEROS.find((start) => point >= start && point < start + 10);
    return zero === undefined ? digit : String(point - zero);
  });
}

/** Spaces of every width, dashes, dots, and the invisible direction marks that a paste may carry. */
const SEPARATORS = /[\s\p{Pd}\p{Zs}.,\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * The six digits in what a person typed or pasted: `123 456`, `123-456`, `१२३४५६`, or a whole
 * message, of which the origin-bound last line or else the one lone run of six digits counts.
 * Null when there is no such thing.
 */
export function readTypedCode(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 1_000) return null;
  const text = asciiDigits(typed);
  const bare = text.replace(SEPARATORS, '');
  if (/^\d{6}$/.test(bare)) return bare;
  const bound = text.match(/@\S+ #(\d{6})\s*$/);
  if (bound?.[1]) return bound[1];
  const runs = new Set(text.match(/(?<!\d)\d{6}(?!\d)/g) ?? []);
  return runs.size === 1 && /\p{L}/u.test(text) ? ([...runs][0] ?? null) : null;
}
