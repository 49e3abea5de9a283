import { CONNECTIONS } from '../load.mjs';

/** How often a second something is done, with twenty of it under way at any moment. */
export async function rateOf(once: () => Promise<void>, seconds: number): Promise<number> {
  const began = performance.now();
  const until = began + seconds * 1_000;
  let done = 0;
  const walk = async () => {
    while (performance.now() < until) {
      await once();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, walk));
  return done / ((performance.now() - began) / 1_000);
}
