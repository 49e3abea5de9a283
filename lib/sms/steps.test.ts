import { describe, expect, it } from 'vitest';
import { type Lately, nextStep } from './steps';

const well: Lately = {
  asked: 100,
  accepted: 99,
  awaited: 90,
  delivered: 88,
  codes: 80,
  verified: 70,
};
const all = { codes: 200, verified: 180 };
const since = (step: number, seconds = 60) => ({ step, seconds });

describe('traffic moves a step away from a carrier', () => {
  it.each([
    ['takes too few', { accepted: 79 }],
    ['has too few arrive', { delivered: 62 }],
    ['has too few codes typed, beside the others', { verified: 35 }],
  ])('that %s', (_, change) => {
    expect(nextStep({ ...well, ...change }, all, since(0))).toBe(1);
    expect(nextStep({ ...well, ...change }, all, since(3))).toBe(3);
  });

  it('but not when codes go untyped everywhere', () => {
    expect(nextStep({ ...well, verified: 5 }, { codes: 200, verified: 12 }, since(0))).toBe(0);
  });

  it('and not on the word of a few', () => {
    const few = { asked: 9, accepted: 0, awaited: 9, delivered: 0, codes: 9, verified: 0 };
    expect(nextStep(few, all, since(0))).toBe(0);
  });

  it('nor before the last step could show what it brings', () => {
    expect(nextStep({ ...well, accepted: 0 }, all, since(1, 29))).toBe(1);
    expect(nextStep(well, all, since(1, 29))).toBe(1);
  });
});

describe('traffic comes back a step', () => {
  it('when all is well', () => {
    expect(nextStep(well, all, since(2))).toBe(1);
    expect(nextStep(well, all, since(0))).toBe(0);
  });

  it('after a while when too little is sent to say', () => {
    const nothing = { asked: 0, accepted: 0, awaited: 0, delivered: 0, codes: 0, verified: 0 };
    expect(nextStep(nothing, all, since(3, 119))).toBe(3);
    expect(nextStep(nothing, all, since(3, 120))).toBe(2);
  });
});
