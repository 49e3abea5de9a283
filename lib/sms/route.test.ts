import { describe, expect, it } from 'vitest';
import { inOrder, orderCarriers, routes, type Standing } from './route';

const well: Standing = { isPaused: false, step: 0 };
const standings = (given: Record<string, Partial<Standing>>) => (name: string) => ({
  ...well,
  ...given[name],
});

/** mulberry32: the same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function firstOf(
  legs: Parameters<typeof orderCarriers>[0],
  given: Record<string, Partial<Standing>>,
) {
  const random = seeded(7);
  const counts: Record<string, number> = {};
  for (let i = 0; i < 2_000; i += 1) {
    const first = orderCarriers(legs, standings(given), random)[0] ?? 'none';
    counts[first] = (counts[first] ?? 0) + 1;
  }
  return counts;
}

describe('routes as they are written', () => {
  it('name a country each, with weights or in their order', () => {
    expect(routes.parse('IN=msg91:9,panel:1 *=twilio,vonage')).toEqual({
      IN: [
        { name: 'msg91', weight: 9 },
        { name: 'panel', weight: 1 },
      ],
      '*': [
        { name: 'twilio', weight: 1 },
        { name: 'vonage', weight: 0 },
      ],
    });
  });

  it.each(['twilio', 'in=twilio', 'IN=', 'IN=a=b', 'IN=a:x', ''])('refuses %j', (text) => {
    expect(routes.safeParse(text).success).toBe(false);
  });
});

describe('the order of carriers', () => {
  it('is the written one while all are well', () => {
    expect(orderCarriers(inOrder(['a', 'b', 'c']), standings({}), Math.random)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('leaves out who is paused, and knows nobody when all are', () => {
    expect(
      orderCarriers(inOrder(['a', 'b']), standings({ a: { isPaused: true } }), Math.random),
    ).toEqual(['b']);
    const paused = standings({ a: { isPaused: true }, b: { isPaused: true } });
    expect(orderCarriers(inOrder(['a', 'b']), paused, Math.random)).toEqual([]);
  });

  it('shares messages out by weight', () => {
    const counts = firstOf(
      [
        { name: 'a', weight: 3 },
        { name: 'b', weight: 1 },
      ],
      {},
    );
    expect(counts.a).toBeGreaterThan(1_400);
    expect(counts.b).toBeGreaterThan(400);
  });

  it('moves half, four fifths, all but a twentieth of them away, step by step', () => {
    const parts = [0, 1, 2, 3].map(
      (step) => (firstOf(inOrder(['a', 'b']), { a: { step } }).a ?? 0) / 2_000,
    );
    for (const [step, part] of [1, 0.5, 0.2, 0.05].entries())
      expect(parts[step]).toBeCloseTo(part, 1);
  });

  it('asks every carrier that is not paused, each once, however badly they do', () => {
    const bad = standings({ a: { step: 3 }, b: { step: 3 }, c: { step: 3 } });
    const random = seeded(3);
    for (let i = 0; i < 200; i += 1)
      expect(orderCarriers(inOrder(['a', 'b', 'c']), bad, random).toSorted()).toEqual([
        'a',
        'b',
        'c',
      ]);
  });
});
