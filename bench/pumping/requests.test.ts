import { expect, test } from 'vitest';
import { countryOf } from '@/lib/otp/phone-number';
import { seeded } from './random';
import { honestDay, pumpingAttack } from './requests';

test('the same seed makes the same day, another seed another one', () => {
  const day = (seed: number) => honestDay(seeded(seed), 50, 0);
  expect(day(7)).toEqual(day(7));
  expect(day(7)).not.toEqual(day(8));
});

test('every number of a day is of a country that we send to', () => {
  const all = [...honestDay(seeded(1), 2_000, 0), ...pumpingAttack(seeded(2), 500, 0)];
  expect(all.filter(({ phone }) => countryOf(phone) === null)).toEqual([]);
});
