import { describe, expect, it } from 'vitest';
import { isOrderNumber, newOrderNumber } from './order-number';

describe('an order’s number', () => {
  it('can be read aloud: no character looks like another', () => {
    for (let n = 0; n < 500; n++) expect(newOrderNumber()).toMatch(/^KUL-[^01OILU\W_]{6}$/);
  });

  it('is made of the bytes it is given, and of no byte that would favour a letter', () => {
    const bytes = [
      [255, 0, 241, 240, 1, 2],
      [29, 30, 239, 0, 0, 0],
    ];
    const random = () => new Uint8Array(bytes.shift() ?? []);
    expect(newOrderNumber(random)).toBe('KUL-234Z2Z');
  });

  it.each([
    'KUL-000000',
    'kul-7f3k2m',
    'KUL-7F3K2',
    'KUL-7F3K2MM',
    '../etc',
    '',
    'KUL-7F3K2\u0000',
  ])('is not %j', (text) => {
    expect(isOrderNumber(text)).toBe(false);
  });

  it('recognises its own', () => {
    expect(isOrderNumber(newOrderNumber())).toBe(true);
  });
});
