import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryPrice, lineTax, taxInside, totalsOf } from './pricing';

const anyLine = fc.record({
  quantity: fc.integer({ min: 1, max: 99 }),
  unitPricePaise: fc.integer({ min: 0, max: 1_000_000 }),
  taxRatePercent: fc.constantFrom(0, 5, 12, 18),
});
const anyDelivery = fc.constantFrom('standard' as const, 'express' as const);

describe('the tax inside a price', () => {
  it.each([
    [11_200, 12, 1_200],
    [39_000, 5, 1_857],
    [118, 18, 18],
    [0, 18, 0],
    [1, 18, 0],
  ])('of %i paise at %i%% is %i', (amount, rate, tax) => {
    expect(taxInside(amount, rate)).toBe(tax);
  });

  it('is rounded once for a line, not once for each piece', () => {
    const line = { quantity: 3, unitPricePaise: 39_010, taxRatePercent: 5 };
    expect(lineTax(line)).toBe(5_573);
    expect(lineTax(line)).not.toBe(3 * taxInside(39_010, 5));
  });
});

describe('delivery', () => {
  it('is free from ₹1,500 when standard, and not a paisa before', () => {
    expect(deliveryPrice('standard', 149_999)).toBe(7_900);
    expect(deliveryPrice('standard', 150_000)).toBe(0);
    expect(deliveryPrice('express', 150_000)).toBe(19_900);
  });
});

describe('the sums of an order', () => {
  it('are whole paise, and add up, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), anyDelivery, (lines, delivery) => {
        const totals = totalsOf(lines, delivery);
        expect(Object.values(totals).every(Number.isSafeInteger)).toBe(true);
        expect(totals.totalPaise).toBe(totals.subtotalPaise + totals.deliveryPaise);
        expect(totals.taxPaise).toBe(lines.reduce((sum, line) => sum + lineTax(line), 0));
        expect(totals.taxPaise).toBeLessThanOrEqual(totals.subtotalPaise);
      }),
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), anyDelivery, (lines, delivery) => {
        expect(totalsOf([...lines].reverse(), delivery)).toEqual(totalsOf(lines, delivery));
      }),
    );
  });

  it('leave a tax that, put on the net amount again, gives the price back to the paisa', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const gross = line.quantity * line.unitPricePaise;
        const net = gross - lineTax(line);
        expect(Math.abs(net + (net * line.taxRatePercent) / 100 - gross)).toBeLessThan(1);
      }),
    );
  });
});
