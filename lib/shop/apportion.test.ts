import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from './apportion';

const amount = fc.integer({ min: 0, max: 100_000_000 });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), {
  minLength: 1,
  maxLength: 20,
});

describe('an amount split by weights', () => {
  it.each([
    [7_900, [1, 1], [3_950, 3_950]],
    [7_900, [1, 1, 1], [2_634, 2_633, 2_633]],
    [100, [1, 2, 4], [14, 29, 57]],
    [19_900, [78_000, 0, 129_000], [7_499, 0, 12_401]],
    [1, [999, 1], [1, 0]],
    [7_900, [0, 0], [0, 0]],
    [7_900, [], []],
  ])('%i paise by %j is %j', (paise, by, parts) => {
    expect(apportion(paise, by)).toEqual(parts);
  });

  it('gives whole paise that sum up to it, each within a paisa of its exact share', () => {
    fc.assert(
      fc.property(amount, weights, (paise, by) => {
        const parts = apportion(paise, by);
        const whole = by.reduce((sum, weight) => sum + weight, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole === 0 ? 0 : paise);
        for (const [at, part] of parts.entries()) {
          expect(Number.isSafeInteger(part)).toBe(true);
          if (whole > 0)
            expect(Math.abs(part - (paise * (by[at] ?? 0)) / whole)).toBeLessThan(1.000_001);
        }
      }),
    );
  });
});
