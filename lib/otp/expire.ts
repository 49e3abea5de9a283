import type { Db } from '../platform/db';

/** Ends the life of every live code of a number, as time would; for tests. Returns how many. */
export async function expireCodesOf(db: Db, phone: string, now: Date): Promise<number> {
  const { count } = await db.otpChallenge.updateMany({
    where: { phone, consumedAt: null, voidedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  return count;
}
