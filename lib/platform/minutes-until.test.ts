import { expect, it } from 'vitest';
import { minutesUntil } from './minutes-until';

const now = new Date('2026-11-22T10:00:00Z');

it.each([
  ['2026-11-22T10:02:00Z', 2],
  ['2026-11-22T10:02:00.001Z', 3],
  ['2026-11-22T10:00:01Z', 1],
  ['2026-11-22T10:00:00Z', 1],
  ['2026-11-22T09:00:00Z', 1],
])('who waits until %s is told %i whole minutes, never none', (moment, minutes) => {
  expect(minutesUntil(new Date(moment), now)).toBe(minutes);
});
