import type { Db } from './db';

export type JobOptions = {
  /** Not before this moment. */
  runAt?: Date;
  /** A second job with the same key replaces the first while that one waits. */
  key?: string;
  /** Tries in all, the first included. */
  maxAttempts?: number;
};

/** Adds a graphile-worker job with the caller's statement: in a transaction it commits with it. */
export async function enqueue(
  db: Db,
  task: string,
  payload: Record<string, string | number>,
  { runAt, key, maxAttempts = 25 }: JobOptions = {},
): Promise<void> {
  await db.$executeRaw`
    SELECT 1 FROM graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::json,
      run_at => ${runAt ?? null}::timestamptz, job_key => ${key ?? null}::text,
      max_attempts => ${maxAttempts}::int)`;
}
