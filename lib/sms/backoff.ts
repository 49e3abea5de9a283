const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before try number `tries + 1`, ms: doubling, and anywhere between half of it and all of
 * it, so that messages that failed together do not come back together.
 */
export function backoffMs(tries: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1));
  return Math.round(full * (0.5 + random() / 2));
}
