import { audit } from '../platform/audit';
import type { Db } from '../platform/db';
import type { OtpChallenge } from '../platform/generated/client';
import type { Purpose } from './purposes';

/** Ends one open challenge for a reason that its screen can tell. */
export async function voidChallenge(
  db: Db,
  challenge: Pick<OtpChallenge, 'id' | 'purpose' | 'phone'>,
  why: string,
  now: Date,
): Promise<void> {
  const { count } = await db.otpChallenge.updateMany({
    where: { id: challenge.id, consumedAt: null, voidedAt: null },
    data: { voidedAt: now, voidReason: why },
  });
  if (count)
    await audit(
      db,
      {
        event: 'void',
        purpose: challenge.purpose,
        phone: challenge.phone,
        challengeId: challenge.id,
        reason: why,
      },
      now,
    );
}

/** Ends every open challenge of a purpose for one subject, for instance of an order that changed. */
export async function voidChallengesOf(
  db: Db,
  purpose: Purpose,
  subject: string,
  why: string,
  now: Date,
): Promise<void> {
  const open = await db.otpChallenge.findMany({
    where: { purpose, subject, consumedAt: null, voidedAt: null },
    select: { id: true, purpose: true, phone: true },
  });
  for (const challenge of open) await voidChallenge(db, challenge, why, now);
}
