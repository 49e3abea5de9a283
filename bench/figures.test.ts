import { expect, test } from 'vitest';
import { median, table } from './figures.mjs';

test('the median of an even number of rounds lies between the middle two', () => {
  expect(median([4, 1, 3, 100])).toBe(3.5);
  expect(median([9, 1, 5])).toBe(5);
});

test('a round that was slow for both sides does not change the ratio', () => {
  const lines = table('page', [
    { name: 'empty', rates: [1000, 100, 1000], waits: [20, 200, 20], bytes: 5 * 1024 },
    { name: 'home', rates: [600, 60, 600], waits: [33, 330, 33], bytes: 90 * 1024 },
  ]).split('\n');
  expect(lines[2]).toBe('| empty | 5.0 | 1000 | 100 to 1000 | 20 | 1.00 |');
  expect(lines[3]).toBe('| home | 90.0 | 600 | 60 to 600 | 33 | 0.60 |');
});
