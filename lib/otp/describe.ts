import type { Db } from '../platform/db';
import type { OtpChallenge, SmsMessage } from '../platform/generated/client';
import { HIDDEN_PHONE, maskPhone } from '../platform/mask';
import { belongsTo, type Ended, endOf, type Holder, isChallengeId, phoneKey } from './challenge';
import { PURPOSES, type Purpose } from './purposes';

/** Why a message was not sent at first: its holder has better means, and may ask for it. */
export const OTHER_FACTOR = 'other_factor';

/**
 * How far the latest message of a challenge is, as far as it may be told: `not_sent` until it is asked for,
 * `withheld` from a SIM that was changed lately, `opted_out` where its owner said STOP.
 */
export type Delivery =
  | 'on_its_way'
  | 'sent'
  | 'delivered'
  | 'delayed'
  | 'failed'
  | 'not_sent'
  | 'withheld'
  | 'opted_out';

/** After that a message that no carrier has taken, or whose arrival no carrier has told of, is late. */
const LATE_MS = { taken: 15_000, arrived: 45_000 };
/** So long a code screen looks whether a message failed of which it may tell nothing else. */
const LOOK_MS = 15_000;

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
      /** Whether what is said of the delivery may still change by itself. */
      settled: boolean;
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
      ? await db.otpChallenge.findUnique({
          where: { id: holder.id },
          include: { messages: LATEST },
        })
      : null;
  if (!found || !holder || !belongsTo(found, purpose, holder))
    return { status: 'ended', end: { reason: 'missing' }, maskedPhone: null, subject: null };
  const maskedPhone = maskedFor(found);
  const end = endOf(found, now);
  if (end) return { status: 'ended', end, maskedPhone, subject: found.subject };
  const told = toTell(deliveryOf(found, now), found, now);
  return {
    status: 'open',
    id: found.id,
    maskedPhone,
    expiresAt: found.expiresAt,
    nextSendAt: found.nextSendAt,
    triesLeft: found.maxAttempts - found.attempts,
    ...told,
    message: found.message as Record<string, string>,
    subject: found.subject,
  };
}

/** A number is shown only to who typed it, or to who proved a password: an email must not reveal one. */
function maskedFor({ phone, throttleKey, purpose }: OtpChallenge): string {
  const mayShow = purpose !== 'reset' || (phone && throttleKey === phoneKey(phone));
  return phone && mayShow ? maskPhone(phone) : HIDDEN_PHONE;
}

/** What is said of a delivery, and whether that may still change by itself. */
type Told = { delivery: Delivery; settled: boolean };

const so = (delivery: Delivery, settled = true): Told => ({ delivery, settled });

/** Asked for in the same way whatever the challenge is, a decoy too (I6). */
const LATEST = {
  orderBy: { createdAt: 'desc' },
  take: 1,
  select: { status: true, reason: true, createdAt: true, awaitsReceipt: true },
} as const;

type Latest = Pick<SmsMessage, 'status' | 'reason' | 'createdAt' | 'awaitsReceipt'>;

/** A decoy's message always seems sent; what became of a real one is told (I6, I12). */
function deliveryOf(
  { decoy, messages }: { decoy: boolean; messages: readonly Latest[] },
  now: Date,
): Told {
  const [latest] = decoy ? [] : messages;
  if (!latest) return so('sent');
  const age = now.getTime() - latest.createdAt.getTime();
  switch (latest.status) {
    case 'queued':
    case 'sending':
      return so(age < LATE_MS.taken ? 'on_its_way' : 'delayed', false);
    case 'unknown':
      return so('delayed', false);
    case 'sent':
      if (!latest.awaitsReceipt) return so('sent');
      return so(age < LATE_MS.arrived ? 'sent' : 'delayed', false);
    case 'delivered':
      return so('delivered');
    case 'undelivered':
      return so('failed');
    case 'undeliverable':
      return so(UNSENT[latest.reason ?? ''] ?? 'failed');
  }
}

const UNSENT: Record<string, Delivery> = {
  send_budget: 'sent',
  sim_swap: 'withheld',
  [OTHER_FACTOR]: 'not_sent',
  opted_out: 'opted_out',
};

/**
 * Where nobody may learn whether there is an account, a real message must look like a decoy's (I6): a new
 * number's owner hears only what is so for any number, that it can't be reached; of a reset nobody hears.
 */
function toTell(told: Told, { purpose, createdAt }: OtpChallenge, now: Date): Told {
  const { accountKnown, binds } = PURPOSES[purpose as Purpose];
  if (accountKnown) return told;
  if (!binds) return so('sent');
  const isOutOfReach = told.delivery === 'failed' || told.delivery === 'opted_out';
  if (isOutOfReach) return told;
  return so('sent', now.getTime() - createdAt.getTime() > LOOK_MS);
}
