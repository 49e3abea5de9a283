import { describe, expect, it } from 'vitest';
import { cardInstrument, passesLuhn, readCard, readUpiId } from './card';
import { DEMO_CARDS } from './demo-gateway';

const now = new Date('2026-11-22T10:00:00Z');
const good = { cardNumber: '4242 4242 4242 4242', expiry: '12/30', cvv: '123' };

describe('a card as typed', () => {
  it.each(Object.values(DEMO_CARDS))('%s is a number that can be', (cardNumber) => {
    expect(readCard({ ...good, cardNumber }, now)).toMatchObject({ ok: true });
  });

  it.each(['4242424242424242', '4242-4242-4242-4242', '४२४२ ४२४२ ४२४२ ४२४२'])(
    'is the same number as %s',
    (cardNumber) => {
      expect(readCard({ ...good, cardNumber }, now)).toMatchObject({
        ok: true,
        card: { number: '4242424242424242' },
      });
    },
  );

  it.each([
    ['one digit off', { cardNumber: '4242 4242 4242 4241' }, { cardNumber: 'number_wrong' }],
    ['letters', { cardNumber: '4242 4242 4242 424x' }, { cardNumber: 'number_wrong' }],
    ['nothing', { cardNumber: ' ' }, { cardNumber: 'number_missing' }],
    ['a month that is none', { expiry: '13/30' }, { expiry: 'expiry_wrong' }],
    ['a month that is over', { expiry: '10/26' }, { expiry: 'expired' }],
    ['no expiry', { expiry: '' }, { expiry: 'expiry_missing' }],
    ['a short CVV', { cvv: '12' }, { cvv: 'cvv_wrong' }],
    ['a CVV of letters', { cvv: 'abc' }, { cvv: 'cvv_wrong' }],
  ])('with %s is refused at its own field', (_, change, errors) => {
    expect(readCard({ ...good, ...change }, now)).toEqual({ ok: false, errors });
  });

  it('is good through the last day of its month, as that day ends in India', () => {
    const november = { ...good, expiry: '11/26' };
    expect(readCard(november, new Date('2026-11-30T18:29:00Z')).ok).toBe(true);
    expect(readCard(november, new Date('2026-11-30T18:30:00Z')).ok).toBe(false);
  });

  it('[C1] leaves its brand and last four digits, nothing more', () => {
    const read = readCard(good, now);
    expect(read.ok && cardInstrument(read.card)).toBe('Visa ending 4242');
  });
});

describe('the check digit', () => {
  it('catches any single wrong digit', () => {
    const right = '4242424242424242';
    for (let at = 0; at < right.length; at++)
      for (let digit = 0; digit <= 9; digit++) {
        const typed = right.slice(0, at) + digit + right.slice(at + 1);
        expect(passesLuhn(typed)).toBe(typed === right);
      }
  });
});

describe('a UPI address', () => {
  it('is taken in any case', () => {
    expect(readUpiId(' Name@UPI ')).toBe('name@upi');
  });
  it.each(['', 'name', '@upi', 'na me@upi', 'name@', `${'a'.repeat(10_000)}@upi`, 'a@b\u0000'])(
    'is refused when it is %j',
    (typed) => {
      expect(readUpiId(typed)).toBeNull();
    },
  );
});
