import type { Db } from '../platform/db';

const KEEP_SECONDS = 24 * 3_600;
const KEEP_BUDGETS_SECONDS = 2 * 86_400;

/**
 * Deletes challenges a day after their end, and budgets that no window reaches any more. What
 * remains is the audit, which holds masked numbers only.
 */
export async function forgetOld(
  db: Db,
  now: Date,
): Promise<{ challenges: number; budgets: number }> {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const challenges = await db.otpChallenge.deleteMany({
    where: { expiresAt: { lt: before(KEEP_SECONDS) } },
  });
  const budgets = await db.budget.deleteMany({
    where: { updatedAt: { lt: before(KEEP_BUDGETS_SECONDS) } },
  });
  return { challenges: challenges.count, budgets: budgets.count };
}
