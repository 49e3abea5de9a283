import { expect, it } from 'vitest';
import { parseKeyring } from './keys';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');

it('derives with the first key and still knows the others', () => {
  const ring = parseKeyring(`new:${key(1)},old:${key(2)}`);
  expect(ring.current).toBe('new');
  expect(ring.get('old')).toEqual(Buffer.alloc(32, 2));
  expect(ring.get('other')).toBeUndefined();
});

it.each(['', 'a', 'a:', `a:${key(1)},a:${key(2)}`, 'a:c2hvcnQ='])('refuses %j', (text) => {
  expect(() => parseKeyring(text)).toThrow(/OTP_KEYS/);
});
