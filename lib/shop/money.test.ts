import { describe, expect, it } from 'vitest';
import { formatPaise } from './money';

describe('an amount on a page', () => {
  it.each([
    [0, '₹0'],
    [39_000, '₹390'],
    [129_000, '₹1,290'],
    [129_050, '₹1,290.50'],
    [12_900_000, '₹1,29,000'],
    [5, '₹0.05'],
    [-129_000, '-₹1,290'],
  ])('%i paise is %s', (paise, text) => {
    expect(formatPaise(paise, 'en')).toBe(text);
  });

  it('has the digits of the text message in Hindi too', () => {
    expect(formatPaise(129_050, 'hi')).toBe('₹1,290.50');
  });

  it('is refused when it holds a fraction of a paisa', () => {
    expect(() => formatPaise(0.5, 'en')).toThrow(RangeError);
  });
});
