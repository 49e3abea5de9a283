import { audit } from '../platform/audit';
import { giveBack, reserve } from '../platform/budget';
import type { Tx } from '../platform/db';
import type { OtpChallenge, PrismaClient } from '../platform/generated/client';
import { queueMessage } from '../sms/outbox';
import { budgetKeys, type Counted, phoneKey } from './challenge';
import { ADDRESS_SEND_WINDOWS, PURPOSES, type Purpose, sendWindows } from './purposes';
import { releaseTraffic, reserveTraffic } from './traffic';

/** What a decoy's owner hears instead of a code; nothing where nobody is to be told. */
export type Notice = { to: string; template: string; params: Record<string, string> };

const NOTICE_WINDOWS = [{ max: 1, seconds: 3_600 }];
/** After a limit of a country or of a day's money, which nobody's waiting makes go away. */
const TRAFFIC_RETRY_SECONDS = 3_600;

export type SendTarget = Counted & {
  decoy: boolean;
  /** The client's address block, or null where it is not known. */
  client: string | null;
};

export type SendReservation = {
  ok: true;
  /** Why the message must not leave, though all looks as if it did (I6); null where it may. */
  dead: string | null;
  /** Undoes the reservation, for who finds that there is nothing to send. */
  release: () => Promise<void>;
};

export type SendRefused = { ok: false; reason: 'send_budget'; retryAt: Date };

/**
 * Reserves one message in every budget that it counts among: number, account, client address, country,
 * prefix and a day's money (I10). In statements of their own, before any transaction, so that nobody's
 * rollback gives one back; the same ones for a decoy.
 */
export async function reserveSend(
  db: PrismaClient,
  target: SendTarget,
  now: Date,
): Promise<SendReservation | SendRefused> {
  const windows = sendWindows(target.purpose as Purpose);
  const wanted = (keys: string[]) => keys.map((key) => ({ key: `send:${key}`, windows }));
  const keys = budgetKeys(target);
  const told = wanted(keys.told);
  if (target.client)
    told.push({ key: `send:address:${target.client}`, windows: ADDRESS_SEND_WINDOWS });
  const reserved = await reserve(db, told, now);
  if (!reserved.ok) return { ok: false, reason: 'send_budget', retryAt: reserved.retryAt };

  const hidden = wanted(keys.hidden);
  const silent = !(await reserve(db, hidden, now)).ok;
  const sent = [...told, ...(silent ? [] : hidden)].map(({ key }) => key);
  const willSend = !silent && !target.decoy;
  const limit = await reserveTraffic(
    db,
    { phone: target.phone, client: target.client, kind: willSend ? 'code' : 'nothing' },
    now,
  );
  if (limit) {
    await audit(
      db,
      { event: 'refuse', purpose: target.purpose, phone: target.phone, reason: `limit_${limit}` },
      now,
    );
    // Where the number is not the asker's to know, nor is what its country may send.
    if (target.phone && keys.told.includes(phoneKey(target.phone))) {
      const retryAt = new Date(now.getTime() + TRAFFIC_RETRY_SECONDS * 1000);
      return { ok: false, reason: 'send_budget', retryAt };
    }
  }
  return {
    ok: true,
    dead: silent || (limit && !target.decoy) ? 'send_budget' : null,
    release: async () => {
      await giveBack(db, sent, now);
      if (willSend && target.phone && !limit) await releaseTraffic(db, target.phone, now);
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
export type MessageFate = { dead: string | null; notice?: Notice | undefined };

/**
 * Writes exactly one outbox row for one generation of a challenge, whichever kind it is: the code,
 * the notice to a decoy's owner, or a dead letter. So all kinds do the same work (I6, I12).
 */
export async function queueSend(
  tx: Tx,
  challenge: OtpChallenge,
  { dead, notice }: MessageFate,
  now: Date,
): Promise<void> {
  const letter = { locale: challenge.locale, now, notAfter: challenge.expiresAt };
  const told = await reserveNotice(tx, challenge, notice, now);
  const why = dead ?? (challenge.decoy ? 'decoy' : null);
  if (notice && told) {
    await queueMessage(tx, { ...letter, ...notice });
  } else {
    await queueMessage(tx, {
      ...letter,
      to: challenge.phone ?? 'nobody',
      template: `code.${challenge.purpose}`,
      params: challenge.message as Record<string, string>,
      challenge: { id: challenge.id, generation: challenge.generation },
      ...(why ? { dead: why } : {}),
    });
  }
  await audit(
    tx,
    {
      event: 'send',
      purpose: challenge.purpose,
      phone: challenge.phone,
      challengeId: challenge.id,
      reason: why ?? `generation ${challenge.generation}`,
    },
    now,
  );
}

/**
 * Nobody can fill an owner's phone with notices: one an hour of a kind, within the number's budget. Where
 * an owner may be told, the same is done where there is none, so that it takes as long (I6).
 */
async function reserveNotice(
  tx: Tx,
  challenge: OtpChallenge,
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
      : [{ key: `send:${phoneKey(notice.to)}`, windows: sendWindows('signup') }]),
  ];
  if (!(await reserve(tx, wanted, now)).ok) return false;
  const traffic = notice
    ? ({ phone: notice.to, client: null, kind: 'notice' } as const)
    : ({ phone, client: null, kind: 'nothing' } as const);
  const limit = await reserveTraffic(tx, traffic, now);
  return limit === null;
}
