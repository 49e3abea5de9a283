import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryPrice, deliveryTax, lineTax, taxInside, totalsOf } from './pricing';

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

describe('the tax inside a delivery', () => {
  const goods = (unitPricePaise: number, taxRatePercent: number) => ({
    quantity: 1,
    unitPricePaise,
    taxRatePercent,
  });

  it.each([
    ['one rate is that rate', [goods(50_000, 12), goods(39_000, 12)], 7_900, 846],
    [
      'two rates is split by the value of the goods',
      [goods(30_000, 5), goods(10_000, 18)],
      8_000,
      591,
    ],
    ['a small dear line is hardly that line’s', [goods(100_000, 5), goods(100, 18)], 7_900, 377],
    ['nothing that is taxed is none', [goods(50_000, 0)], 7_900, 0],
    ['nothing of any value is none', [goods(0, 18)], 7_900, 0],
    ['anything, when it is free, is none', [goods(150_000, 18)], 0, 0],
  ])('with %s', (_, lines, delivery, tax) => {
    expect(deliveryTax(lines, delivery)).toBe(tax);
  });

  it('lies between what the lowest and the highest rate of the goods would give', () => {
    const some = fc.array(anyLine, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(some, fc.constantFrom(7_900, 19_900), (lines, delivery) => {
        fc.pre(lines.some((line) => line.unitPricePaise > 0));
        const rates = lines.map((line) => line.taxRatePercent);
        const tax = deliveryTax(lines, delivery);
        // Each of up to four parts is rounded by half a paisa at most.
        expect(tax).toBeGreaterThanOrEqual(taxInside(delivery, Math.min(...rates)) - 2);
        expect(tax).toBeLessThanOrEqual(taxInside(delivery, Math.max(...rates)) + 2);
      }),
    );
  });
});

describe('the sums of an order', () => {
  it('are whole paise, and add up, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), anyDelivery, (lines, delivery) => {
        const totals = totalsOf(lines, delivery);
        expect(Object.values(totals).every(Number.isSafeInteger)).toBe(true);
        expect(totals.totalPaise).toBe(totals.subtotalPaise + totals.deliveryPaise);
        const goodsTax = lines.reduce((sum, line) => sum + lineTax(line), 0);
        expect(totals.taxPaise).toBe(goodsTax + deliveryTax(lines, totals.deliveryPaise));
        expect(totals.taxPaise).toBeLessThanOrEqual(totals.totalPaise);
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
