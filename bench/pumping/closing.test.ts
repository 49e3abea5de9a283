import { expect, test } from 'vitest';
import { chanceToClose } from './closing';
import { seeded } from './random';

const chance = (typed: number) => chanceToClose(seeded(5), { typed, shoppers: 2_000, trials: 400 });

test('a shop where 93 of 100 type their codes stays open, one where 60 do closes', () => {
  expect(chance(93)).toBe(0);
  expect(chance(60)).toBe(1);
});
