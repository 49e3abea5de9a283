import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampQuantity, mergeLines, readQuantity, subtotalOf } from './cart-math';

describe('a typed quantity', () => {
  it.each([
    ['1', 1],
    [' 99 ', 99],
    ['०७', 7],
  ])('%j is read as %i', (typed, quantity) => {
    expect(readQuantity(typed)).toBe(quantity);
  });

  it.each(['', '0', '100', '-1', '1.5', '1e2', 'two', '1\u0000', '9'.repeat(10_000), 'NaN', '0x2'])(
    '%j is refused',
    (typed) => {
      expect(readQuantity(typed)).toBeNull();
    },
  );
});

describe('the basket’s arithmetic', () => {
  it('multiplies in whole paise', () => {
    const lines = [
      { quantity: 3, unitPricePaise: 39_050 },
      { quantity: 1, unitPricePaise: 5 },
    ];
    expect(subtotalOf(lines)).toBe(117_155);
  });

  it('never gives more than was wanted, than there is, or than a basket may hold', () => {
    fc.assert(
      fc.property(fc.integer({ max: 500 }), fc.integer({ min: 0, max: 500 }), (wanted, stock) => {
        const got = clampQuantity(wanted, stock);
        expect(got).toBeGreaterThanOrEqual(0);
        expect(got).toBeLessThanOrEqual(Math.max(0, Math.min(wanted, stock, 99)));
      }),
    );
  });
});

describe('merging a guest’s basket into a member’s', () => {
  const stock = new Map([
    ['CUP', 10],
    ['LAMP', 2],
    ['GONE', 0],
    ['RUG', 5],
  ]);

  it('sums, clamps to the stock, drops what is sold out, and says each of it', () => {
    const member = [
      { variantId: 'CUP', quantity: 2 },
      { variantId: 'RUG', quantity: 1 },
    ];
    const guest = [
      { variantId: 'CUP', quantity: 3 },
      { variantId: 'LAMP', quantity: 4 },
      { variantId: 'GONE', quantity: 1 },
    ];
    expect(mergeLines(member, guest, stock)).toEqual({
      lines: [
        { variantId: 'CUP', quantity: 5 },
        { variantId: 'RUG', quantity: 1 },
        { variantId: 'LAMP', quantity: 2 },
      ],
      changes: [
        { variantId: 'CUP', kind: 'combined', quantity: 5 },
        { variantId: 'LAMP', kind: 'reduced', quantity: 2 },
        { variantId: 'GONE', kind: 'sold_out', quantity: 0 },
        { variantId: 'RUG', kind: 'earlier', quantity: 1 },
      ],
    });
  });

  it('says nothing when the member’s basket was empty and all is there', () => {
    const guest = [{ variantId: 'CUP', quantity: 3 }];
    expect(mergeLines([], guest, stock)).toEqual({ lines: guest, changes: [] });
  });

  it('leaves a member’s basket alone when the guest had none', () => {
    const member = [{ variantId: 'LAMP', quantity: 4 }];
    expect(mergeLines(member, [], stock)).toEqual({ lines: member, changes: [] });
  });
});
