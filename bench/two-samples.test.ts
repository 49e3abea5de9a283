import { expect, test } from 'vitest';
import { mannWhitney } from './two-samples.mjs';

// The values of p are those of scipy.stats.mannwhitneyu(…, method='asymptotic').
test.each([
  ['a textbook’s ages of diagnosis', [19, 22, 16, 29, 24], [20, 11, 17, 12], 17, 0.11134688653],
  ['many ties', [1, 1, 2, 2, 2, 3, 3, 4, 5, 5], [2, 3, 3, 3, 4, 4, 5, 5, 5, 6], 26.5, 0.0757756719],
  ['one sample twice', [4, 8, 15, 16, 23, 42], [4, 8, 15, 16, 23, 42], 18, 1],
  ['nothing but one value', [7, 7, 7], [7, 7, 7, 7], 6, 1],
])('%s give the known U and p', (_, a, b, u, p) => {
  expect(mannWhitney(a, b).u).toBe(u);
  expect(mannWhitney(a, b).p).toBeCloseTo(p, 6);
  expect(mannWhitney(b, a).p).toBeCloseTo(p, 6);
});

test('three hundred values that lie one deviation apart are told apart', () => {
  const steps = Array.from({ length: 300 }, (_, index) => index);
  const shifted = steps.map((value) => value + 87);
  expect(mannWhitney(steps, shifted).p).toBeLessThan(1e-6);
});
