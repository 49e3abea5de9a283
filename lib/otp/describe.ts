import type { Db } from '../platform/db';
import type { OtpChallenge } from '../platform/generated/client';
import { HIDDEN_PHONE, maskPhone } from '../platform/mask';
import { belongsTo, type Ended, endOf, type Holder, isChallengeId, phoneKey } from './challenge';
import { PURPOSES, type Purpose } from './purposes';

/** Why a message was not sent at first: its holder has better means, and may ask for it. */
export const OTHER_FACTOR = 'other_factor';

/**
 * How far the latest message of a challenge is: `not_sent` until it is asked for, `withheld` from a SIM that
 * was changed lately, which is told only to who proved to know the account.
 */
export type Delivery = 'on_its_way' | 'sent' | 'failed' | 'not_sent' | 'withheld';

/** What a code screen shows. Times are moments; the page counts down to them. */
export type ChallengeView =
  | {
      status: 'open';
      id: string;
      maskedPhone: string;
      expiresAt: Date;
      nextSendAt: Date;
      triesLeft: number;
      delivery: Delivery;
      message: Record<string, string>;
      subject: string | null;
    }
  | { status: 'ended'; end: Ended; maskedPhone: string | null; subject: string | null };

/** The state of this browser's challenge; a foreign or unknown one is `missing`. */
export async function describeChallenge(
  db: Db,
  purpose: Purpose,
  holder: Holder | null,
  now: Date,
): Promise<ChallengeView> {
  const found =
    holder && isChallengeId(holder.id)
      ? await db.otpChallenge.findUnique({ where: { id: holder.id } })
      : null;
  if (!found || !holder || !belongsTo(found, purpose, holder))
    return { status: 'ended', end: { reason: 'missing' }, maskedPhone: null, subject: null };
  const maskedPhone = maskedFor(found);
  const end = endOf(found, now);
  if (end) return { status: 'ended', end, maskedPhone, subject: found.subject };
  const delivery = await deliveryOf(db, found);
  const mayTell = PURPOSES[purpose].accountKnown;
  return {
    status: 'open',
    id: found.id,
    maskedPhone,
    expiresAt: found.expiresAt,
    nextSendAt: found.nextSendAt,
    triesLeft: found.maxAttempts - found.attempts,
    delivery: delivery === 'withheld' && !mayTell ? 'sent' : delivery,
    message: found.message as Record<string, string>,
    subject: found.subject,
  };
}

/** A number is shown only to who typed it, or to who proved a password: an email must not reveal one. */
function maskedFor({ phone, throttleKey, purpose }: OtpChallenge): string {
  const mayShow = purpose !== 'reset' || (phone && throttleKey === phoneKey(phone));
  return phone && mayShow ? maskPhone(phone) : HIDDEN_PHONE;
}

/** A decoy's message always seems sent; what became of a real one is told (I6, I12). */
async function deliveryOf(db: Db, { id, decoy }: OtpChallenge): Promise<Delivery> {
  const latest = decoy
    ? null
    : await db.smsMessage.findFirst({
        where: { challengeId: id },
        orderBy: { createdAt: 'desc' },
        select: { status: true, reason: true },
      });
  if (!latest || latest.status === 'sent' || latest.reason === 'send_budget') return 'sent';
  if (latest.reason === 'sim_swap') return 'withheld';
  if (latest.reason === OTHER_FACTOR) return 'not_sent';
  return latest.status === 'undeliverable' ? 'failed' : 'on_its_way';
}
