/** Plain lines that work in a terminal, a pipe and a log alike. @param {string} line */
export const say = (line) => process.stdout.write(`${line}\n`);

/** @param {number} ms @returns {string} such as "1.4 s" or "2 min 05 s" */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * Says what is being done, goes on saying so while it lasts, and how long it took when that was
 * more than a second.
 *
 * @template T
 * @param {string} title @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  say(`- ${title}`);
  const ticking = setInterval(
    () => say(`  still at it: ${title} (${duration(elapsed())})`),
    15_000,
  );
  ticking.unref();
  try {
    return await work();
  } finally {
    clearInterval(ticking);
    if (elapsed() > 1000) say(`  ${duration(elapsed())}`);
  }
}
