import { forgetOldAudit } from '../platform/audit';
import type { Db } from '../platform/db';
import { forgetOldMessages } from '../sms/forget-messages';

const KEEP_SECONDS = 24 * 3_600;
const KEEP_BUDGETS_SECONDS = 2 * 86_400;
const KEEP_TRAFFIC_SECONDS = 15 * 86_400;
/** Failures in a row are counted however far apart (NIST SP 800-63B-4 3.2.2); for this long, then. */
const KEEP_GUARDS_SECONDS = 400 * 86_400;

/**
 * Deletes challenges a day after their end, numbers of messages too, and counts that no limit reaches any
 * more. What remains is the log of 400 days (audit and messages), which holds masked numbers only, and the
 * guards of numbers switched off.
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
  await db.codeGuard.deleteMany({
    where: {
      disabledAt: null,
      OR: [
        { failures: 0, updatedAt: { lt: before(KEEP_SECONDS) } },
        { updatedAt: { lt: before(KEEP_GUARDS_SECONDS) } },
      ],
    },
  });
  await db.smsTraffic.deleteMany({ where: { hour: { lt: before(KEEP_TRAFFIC_SECONDS) } } });
  await db.addressCountry.deleteMany({ where: { lastAt: { lt: before(KEEP_BUDGETS_SECONDS) } } });
  await forgetOldMessages(db, now);
  await forgetOldAudit(db, now);
  return { challenges: challenges.count, budgets: budgets.count };
}
