import { expect, it } from 'vitest';
import { backoffMs } from './backoff';

it('waits twice as long after each try, within half of it, and never over half a minute', () => {
  const longest = [1, 2, 3, 4, 5, 6, 40].map((tries) => backoffMs(tries, () => 0.9999999));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(backoffMs(3, () => 0)).toBe(2_000);
});
