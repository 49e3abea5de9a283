import type { Db, Tx } from '../platform/db';
import type { OtpChallenge } from '../platform/generated/client';
import { belongsTo, endOf, type Holder, isChallengeId } from './challenge';
import type { Purpose } from './purposes';
import { countVerified } from './traffic';
import { ActDeclined } from './verify';

/** This browser's open challenge, for something else to be typed than its code; null when there is none. */
export async function findOpenChallenge(
  db: Db,
  purpose: Purpose,
  holder: Holder | null,
  now: Date,
): Promise<OtpChallenge | null> {
  if (!holder || !isChallengeId(holder.id)) return null;
  const found = await db.otpChallenge.findUnique({ where: { id: holder.id } });
  const isOpen = found && belongsTo(found, purpose, holder) && !found.decoy && !endOf(found, now);
  return isOpen ? found : null;
}

/**
 * Uses a challenge up by other means than its code, in the transaction of what that allows. Once, whether
 * by its code or by something else (I2); declines when it ended in the meantime.
 */
export async function consumeChallenge(tx: Tx, challenge: OtpChallenge, now: Date): Promise<void> {
  const { id } = challenge;
  const { count } = await tx.otpChallenge.updateMany({
    where: { id, consumedAt: null, voidedAt: null, expiresAt: { gt: now } },
    data: { consumedAt: now, context: {} },
  });
  if (count !== 1) throw new ActDeclined('ended');
}

/**
 * Who proved it by other means is no pump: what was sent for it is as good as typed. The last thing in its
 * transaction, as everybody's right code waits for the same few rows until this one is committed.
 */
export const countProved = (tx: Tx, challenge: OtpChallenge, now: Date): Promise<void> =>
  countVerified(tx, challenge, null, now);

/**
 * Counts something wrong that was given in place of a challenge's code; true when that was the last try.
 * Whoever checks it bounds how many are compared at once; here they end the challenge, as wrong codes do.
 */
export async function countWrong(db: Db, { id }: OtpChallenge): Promise<boolean> {
  const [counted] = await db.$queryRaw<{ ended: boolean }[]>`
    UPDATE otp_challenges SET attempts = attempts + 1
    WHERE id = ${id}::uuid AND consumed_at IS NULL AND voided_at IS NULL AND attempts < max_attempts
    RETURNING attempts = max_attempts AS ended`;
  return counted?.ended ?? true;
}
