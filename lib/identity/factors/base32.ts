/** Crockford's alphabet: no letter that looks like a digit, for what people copy by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five bits a character, without padding; `bytes` of a length that is a multiple of five. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

/** In groups of four, as it is shown. */
export function grouped(text: string, between: string): string {
  return (text.match(/.{1,4}/g) ?? []).join(between);
}
