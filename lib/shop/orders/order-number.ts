import { randomBytes } from 'node:crypto';

/** Digits and capitals, but for what is read as something else: 0 O, 1 I L, U V as one. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;
/** The largest multiple of the alphabet's length in a byte: draws above would favour its beginning. */
const FAIR_BELOW = Math.floor(256 / ALPHABET.length) * ALPHABET.length;

/** A new order's number, "KUL-7F3K2M": 30^6 of them, drawn at random so that none tells the next. */
export function newOrderNumber(random: (bytes: number) => Uint8Array = randomBytes): string {
  let text = '';
  while (text.length < LENGTH)
    for (const byte of random(LENGTH))
      if (byte < FAIR_BELOW && text.length < LENGTH) text += ALPHABET[byte % ALPHABET.length];
  return `KUL-${text}`;
}

/** Whether text can be an order's number at all, before a database is asked. */
export function isOrderNumber(text: string): boolean {
  return new RegExp(`^KUL-[${ALPHABET}]{${LENGTH}}$`).test(text);
}
