import type { Db } from './db';
import { Prisma } from './generated/client';

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
  options: JobOptions = {},
): Promise<void> {
  await db.$executeRaw(jobInsert(task, payload, options));
}

/** The same as SQL, to be the end of a larger statement. */
export function jobInsert(
  task: string,
  payload: Record<string, string | number>,
  { runAt, key, maxAttempts = 25 }: JobOptions = {},
): Prisma.Sql {
  return Prisma.sql`
    SELECT 1 FROM graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::json,
      run_at => ${runAt ?? null}::timestamptz, job_key => ${key ?? null}::text,
      max_attempts => ${maxAttempts}::int)`;
}
