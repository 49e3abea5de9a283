/**
 * A function that does `work` once at a time: however often it is called meanwhile, `work` is done
 * once more when it has ended. So what was read last is also what was said last.
 */
export function coalesce(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let wanted = false;
  const run = async () => {
    try {
      do {
        wanted = false;
        await work();
      } while (wanted);
    } finally {
      running = null;
    }
  };
  return () => {
    wanted = true;
    running ??= run();
    return running;
  };
}
