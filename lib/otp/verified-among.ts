import type { Db } from '../platform/db';

/** Which of these challenges ended with their code typed right: what a carrier's messages led to. */
export async function verifiedAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const verified = await db.otpChallenge.findMany({
    where: { id: { in: [...ids] }, consumedAt: { not: null } },
    select: { id: true },
  });
  return new Set(verified.map(({ id }) => id));
}
