import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CodeInput, deriveCode } from './code';

const key = new Uint8Array(32).fill(7);
const input: CodeInput = {
  id: '0f9a5f5e-8a0f-4c53-9a34-111111111111',
  generation: 1,
  purpose: 'checkout',
  phone: '+919810000001',
  binding: 'a'.repeat(64),
  nonce: new Uint8Array(16).fill(1),
};

describe('a code', () => {
  it('is always the same for the same values, so that none has to be kept', () => {
    expect(deriveCode(key, input)).toBe(deriveCode(key, { ...input }));
  });

  it('changes with each thing it stands for, and with the key', () => {
    const codes = [
      input,
      { ...input, id: randomUUID() },
      { ...input, generation: 2 },
      { ...input, purpose: 'login' },
      { ...input, phone: '+919810000002' },
      { ...input, binding: 'b'.repeat(64) },
      { ...input, nonce: new Uint8Array(16).fill(2) },
    ].map((one) => deriveCode(key, one));
    codes.push(deriveCode(new Uint8Array(32).fill(8), input));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('cannot be confused by moving characters from one field to the next', () => {
    expect(deriveCode(key, { ...input, purpose: 'a', phone: 'b|1:c' })).not.toBe(
      deriveCode(key, { ...input, purpose: 'a|5:b', phone: '1:c' }),
    );
  });

  it('[N1] [A1] has six digits, keeps leading zeros, and is uniform over 10,000 draws', () => {
    const nonces = Array.from({ length: 10_000 }, () => new Uint8Array(randomBytes(16)));
    const codes = nonces.map((nonce) => deriveCode(key, { ...input, nonce }));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
    for (let place = 0; place < 6; place++) {
      const counts = new Array<number>(10).fill(0);
      for (const code of codes)
        counts[Number(code[place])] = (counts[Number(code[place])] ?? 0) + 1;
      const chiSquare = counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
      // Nine degrees of freedom: a fair source exceeds 40 less than once in a hundred thousand.
      expect(chiSquare).toBeLessThan(40);
    }
  });
});
