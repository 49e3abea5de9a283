/** Numbers that look random and are the same for the same seed (mulberry32). */
export type Random = {
  /** 0 to 1, 1 not included. */
  share(): number;
  /** A whole number, `from` and `to` included. */
  between(from: number, to: number): number;
};

export function seeded(seed: number): Random {
  let state = seed;
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { share, between: (from, to) => from + Math.floor(share() * (to - from + 1)) };
}
