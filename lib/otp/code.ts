import { createHmac } from 'node:crypto';

export const CODE_LENGTH = 6;
const CODES = 10 ** CODE_LENGTH;
/** The largest multiple of the number of codes that 32 bits hold; draws above it would favour low codes. */
const FAIR_BELOW = Math.floor(2 ** 32 / CODES) * CODES;

/** All that a code depends on; the same values always give the same code. */
export type CodeInput = {
  id: string;
  generation: number;
  purpose: string;
  phone: string;
  binding: string;
  /** 16 random bytes, drawn once per challenge. */
  nonce: Uint8Array;
};

/**
 * The code of a challenge, six decimal digits with leading zeros. It is derived and never stored:
 * HMAC-SHA-256 over everything it stands for, so a row alone tells nobody the code, and for a bound
 * purpose the code is a MAC over what is approved (RTS (EU) 2018/389 5(1)). Fields are
 * length-prefixed, so that no two inputs share one encoding. Taken without bias by rejection.
 */
export function deriveCode(key: Uint8Array, input: CodeInput): string {
  const fields = [
    'kulhad-otp-1',
    input.id,
    String(input.generation),
    input.purpose,
    input.phone,
    input.binding,
    Buffer.from(input.nonce).toString('hex'),
  ];
  const encoded = lengthPrefixed(fields);
  for (let round = 0; ; round++) {
    const mac = createHmac('sha256', key).update(`${round}|${encoded}`).digest();
    for (let at = 0; at < mac.length; at += 4) {
      const draw = mac.readUInt32BE(at);
      if (draw < FAIR_BELOW) return String(draw % CODES).padStart(CODE_LENGTH, '0');
    }
  }
}

/** One text for several, which no other several give. */
export function lengthPrefixed(fields: readonly string[]): string {
  return fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('|');
}
