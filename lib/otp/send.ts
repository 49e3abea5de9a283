import { audit } from '../platform/audit';
import { giveBack, reserve } from '../platform/budget';
import type { Db } from '../platform/db';
import type { OtpChallenge, PrismaClient } from '../platform/generated/client';
import { queueMessage, type Together } from '../sms/outbox';
import type { Channel } from '../sms/provider';
import { budgetKeys, type Counted, phoneKey } from './challenge';
import {
  ADDRESS_SEND_WINDOWS,
  PURPOSES,
  type Purpose,
  RESET_ADDRESS_WINDOWS,
  sendBudget,
  sendWindows,
} from './purposes';
import { releaseTraffic, reserveTraffic, trafficArguments } from './traffic';

/** What a decoy's owner hears instead of a code; nothing where nobody is to be told. */
export type Notice = {
  to: string;
  template: string;
  params: Record<string, string>;
  /** The owner's, where it is known; the asker's otherwise. */
  locale?: string;
};

const NOTICE_WINDOWS = [{ max: 1, seconds: 3_600 }];
/** After a limit of a country or of a day's money, which nobody's waiting makes go away. */
const TRAFFIC_RETRY_SECONDS = 3_600;
/** After one of unverified messages: a code's life, in which those under way are typed or are not. */
const UNVERIFIED_RETRY_SECONDS = 600;

export type SendTarget = Counted & {
  decoy: boolean;
  /** The client's address block, or null where it is not known. */
  client: string | null;
};

export type SendReservation = {
  ok: true;
  /** Why the message must not leave, though all looks as if it did (I6); null where it may. */
  dead: string | null;
  /** Whether its country and prefix count it as sent, and unverified. */
  counted: boolean;
  /** Undoes the reservation, for who finds that there is nothing to send. */
  release: () => Promise<void>;
};

export type SendRefused = { ok: false; reason: 'send_budget'; retryAt: Date };

type Reserved = {
  full_until: Date | null;
  is_silent: boolean;
  reason: string | null;
  is_refused: boolean;
};

/**
 * Reserves one message in every budget that it counts among: number, account, client address, country,
 * prefix and a day's money (I10). In one statement of its own, before any transaction, so that nobody's
 * rollback gives one back; the same one for a decoy.
 */
export async function reserveSend(
  db: PrismaClient,
  target: SendTarget,
  now: Date,
): Promise<SendReservation | SendRefused> {
  const { phone, client, decoy, throttleKey } = target;
  const purpose = target.purpose as Purpose;
  const windows = sendWindows(purpose);
  const wanted = (keys: string[]) =>
    keys.map((key) => ({ key: sendBudget(purpose, key), windows }));
  const keys = budgetKeys(target);
  const told = wanted(keys.told);
  if (client) told.push({ key: `send:address:${client}`, windows: ADDRESS_SEND_WINDOWS });
  if (client && purpose === 'reset')
    told.push({ key: `send:${throttleKey}@${client}`, windows: RESET_ADDRESS_WINDOWS });
  const hidden = wanted(keys.hidden);
  const [answer] = await db.$queryRaw<Reserved[]>`
    SELECT full_until, is_silent, reason, is_refused FROM reserve_send(
      p_told => ${JSON.stringify(told)}::jsonb, p_hidden => ${JSON.stringify(hidden)}::jsonb,
      p_sends => ${decoy ? 0 : 1}, ${trafficArguments({ purpose, phone, client })}, p_now => ${now}::timestamptz)`;
  if (!answer) throw new Error('reserve_send gave no answer');
  if (answer.full_until) return { ok: false, reason: 'send_budget', retryAt: answer.full_until };

  const { is_silent: silent, reason } = answer;
  const limit = answer.is_refused ? reason : null;
  const sent = [...told, ...(silent ? [] : hidden)].map(({ key }) => key);
  const counted = !silent && !decoy && !limit;
  if (reason && !limit) await audit(db, { event: 'would_refuse', phone, reason }, now);
  if (limit) {
    await audit(db, { event: 'refuse', purpose, phone, reason: `limit_${limit}` }, now);
    // Where the number is not the asker's to know, nor is what its country may send.
    if (phone && keys.told.includes(phoneKey(phone))) {
      const wait = limit.startsWith('pumping_') ? UNVERIFIED_RETRY_SECONDS : TRAFFIC_RETRY_SECONDS;
      const retryAt = new Date(now.getTime() + wait * 1000);
      return { ok: false, reason: 'send_budget', retryAt };
    }
  }
  return {
    ok: true,
    dead: silent || (limit && !decoy) ? 'send_budget' : null,
    counted,
    release: async () => {
      await giveBack(db, sent, now);
      if (counted && phone) await releaseTraffic(db, { purpose, phone }, now);
    },
  };
}

/** Runs what a reservation was made for; gives it back when that comes to nothing. */
export async function orRelease<T>(
  reserved: SendReservation | null,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    await reserved?.release();
    throw error;
  }
}

/** What becomes of a message: it leaves, it is dead, or an owner's notice goes in its place. */
export type MessageFate = {
  dead: string | null;
  counted?: boolean;
  notice?: Notice | undefined;
  /** A text, where nothing is said. */
  channel?: Channel;
};

/** What a message needs to know of its challenge. */
export type Addressed = Pick<
  OtpChallenge,
  | 'id'
  | 'purpose'
  | 'phone'
  | 'throttleKey'
  | 'generation'
  | 'decoy'
  | 'locale'
  | 'message'
  | 'expiresAt'
>;

/**
 * Writes exactly one outbox row for one generation of a challenge, whichever kind it is: the code,
 * the notice to a decoy's owner, or a dead letter. So all kinds do the same work (I6, I12). What else was
 * done to the challenge is done and written down along with it.
 */
export async function queueSend(
  db: Db,
  challenge: Addressed,
  { dead, counted = false, notice, channel = 'sms' }: MessageFate,
  now: Date,
  { told = [], cause }: Together = {},
): Promise<void> {
  const letter = { locale: challenge.locale, now, notAfter: challenge.expiresAt };
  const { id, purpose, phone, generation } = challenge;
  const why = dead ?? (challenge.decoy ? 'decoy' : null);
  const reason = why ?? `generation ${generation}${channel === 'voice' ? ', called' : ''}`;
  const sent = { event: 'send', purpose, phone, challengeId: id, reason };
  const together = { told: [...told, sent], cause };
  const mayTell = await reserveNotice(db, challenge, notice, now);
  if (notice && mayTell) {
    await queueMessage(db, { ...letter, ...notice }, together);
    return;
  }
  const code = {
    to: phone ?? 'nobody',
    template: `code.${purpose}`,
    params: challenge.message as Record<string, string>,
    challenge: { id, generation },
    channel,
    counted,
  };
  await queueMessage(db, { ...letter, ...code, ...(why ? { dead: why } : {}) }, together);
}

/**
 * Nobody can fill an owner's phone with notices: one an hour of a kind, within the number's budget. Where
 * an owner may be told, the same is done where there is none, so that it takes as long (I6).
 */
async function reserveNotice(
  db: Db,
  challenge: Addressed,
  notice: Notice | undefined,
  now: Date,
): Promise<boolean> {
  const { purpose, phone, throttleKey } = challenge;
  if (!PURPOSES[purpose as Purpose].tellsOwner) return false;
  const wanted = [
    {
      key: notice ? `notice:${notice.template}:${notice.to}` : `notice:nobody:${throttleKey}`,
      windows: NOTICE_WINDOWS,
    },
    // The asker typed this number, or another of this owner's things; only then is it counted already.
    ...(!notice || throttleKey === phoneKey(notice.to)
      ? []
      : [{ key: sendBudget('signup', phoneKey(notice.to)), windows: sendWindows('signup') }]),
  ];
  if (!(await reserve(db, wanted, now)).ok) return false;
  const traffic = notice
    ? ({ phone: notice.to, kind: 'notice' } as const)
    : ({ phone, kind: 'nothing' } as const);
  const about = { purpose: purpose as Purpose, client: null };
  const limit = await reserveTraffic(db, { ...about, ...traffic }, now);
  return limit === null;
}
