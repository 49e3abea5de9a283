import type { Db } from './db';

const STUCK_SECONDS = 20;

/**
 * Frees jobs whose worker died: ours take seconds, so a lock of twenty has no owner any more.
 * Every task is safe to run again. Returns how many workers' jobs were freed.
 */
export async function unlockStuckJobs(db: Db): Promise<number> {
  const dead = await db.$queryRaw<{ locked_by: string }[]>`
    SELECT DISTINCT locked_by FROM graphile_worker.jobs
    WHERE locked_at < now() - make_interval(secs => ${STUCK_SECONDS}) AND locked_by IS NOT NULL`;
  const workers = dead.map((row) => row.locked_by);
  if (workers.length > 0)
    await db.$executeRaw`SELECT graphile_worker.force_unlock_workers(${workers}::text[])`;
  return workers.length;
}
