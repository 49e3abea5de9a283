import { expect, it } from 'vitest';
import { createFates } from './fates.mjs';

const rates = { timeouts: 0.2, errors: 0.1, throttles: 0.05, late: 0.3, shuffled: 0.5 };
const many = Array.from({ length: 2_000 }, (_, nth) => ({
  key: `twilio|+919810000001|${nth}`,
  carrier: 'twilio',
  to: '+919810000001',
}));
function lives(seed: number) {
  const fates = createFates(seed);
  fates.set(rates);
  return many.map(fates.read);
}

it('the same seed gives every message the same fate, and another seed another', () => {
  expect(lives(7)).toEqual(lives(7));
  expect(lives(8)).not.toEqual(lives(7));
});

it('a fault comes as often as its rate says', () => {
  const answers = lives(7).map(({ answer }) => answer);
  for (const [name, rate] of [
    ['timeouts', 0.2],
    ['errors', 0.1],
    ['throttles', 0.05],
    [null, 0.65],
  ] as const)
    expect(answers.filter((each) => each === name).length / many.length).toBeCloseTo(rate, 1);
});

it('what is set for a number stands above what is set for its carrier, and that above the rest', () => {
  const fates = createFates(7);
  fates.set({ errors: 1 });
  fates.set({ errors: 0, throttles: 1 }, 'twilio');
  fates.set({ throttles: 0 }, '+919810000001');
  const answer = (carrier: string, to: string) => fates.read({ key: 'one', carrier, to }).answer;
  expect(answer('plivo', '+919810000002')).toBe('errors');
  expect(answer('twilio', '+919810000002')).toBe('throttles');
  expect(answer('twilio', '+919810000001')).toBeNull();
});
