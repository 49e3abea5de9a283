import { randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../platform/db';
import { type OtpChallenge, Prisma, type PrismaClient } from '../platform/generated/client';
import { randomToken, sha256 } from '../platform/secret';
import { belongsTo, endOf, type Holder, isChallengeId } from './challenge';
import { keyring } from './keyring';
import { PURPOSES, type Purpose, resendWaitSeconds } from './purposes';
import { sendAgain } from './resend';
import {
  type MessageFate,
  type Notice,
  orRelease,
  queueSend,
  reserveSend,
  type SendRefused,
} from './send';

export type IssueRequest = {
  purpose: Purpose;
  /** E.164; null only for a decoy that has no number. */
  phone: string | null;
  /** What the shopper typed to get here, as a budget key: `phoneKey(…)` or `emailKey(…)`. */
  throttleKey: string;
  /** What the journey will complete, for instance an account's or an order's id. */
  subject?: string;
  /** The account whose failures and messages this counts among; none at signup, or for a decoy. */
  accountId?: string;
  /** The block of the client's address that asks; null where it is not known. */
  client: string | null;
  /** Digest of what is approved; required where the purpose is bound. */
  binding?: string;
  /** The journey's own data, handed back to it when the code is right. Never shown, never sent. */
  context?: Prisma.InputJsonObject;
  /** Values for the message's template, for instance amount and payee. */
  message?: Record<string, string>;
  locale: string;
  /** Looks and counts like any other, but sends no code and never succeeds (I6). */
  decoy?: { notice?: Notice };
  /** Why no message is sent until it is asked for: its holder has better means. */
  withhold?: string;
  /** What this browser's cookie holds from an earlier request, if any. */
  holder?: Holder | null;
};

export type IssueResult = { ok: true; holder: Holder; expiresAt: Date } | SendRefused;

/** Thrown where another request of the same browser changed what this one was to continue. */
class Overtaken extends Error {}

/**
 * Starts the life of a code: the send budgets are reserved, then in one transaction the challenge is
 * written and its message queued. The same request again from the same browser (double click, reload,
 * back and forth) continues the open challenge, with its tries as they are (I3).
 */
export async function issueChallenge(
  db: PrismaClient,
  request: IssueRequest,
  now: Date,
): Promise<IssueResult> {
  const rule = PURPOSES[request.purpose];
  if (rule.bound !== Boolean(request.binding))
    throw new Error(`${request.purpose}: a binding is ${rule.bound ? 'required' : 'unknown'}`);
  for (let round = 1; ; round += 1) {
    try {
      return await issueOnce(db, request, now);
    } catch (error) {
      if (!(error instanceof Overtaken) || round === 3) throw error;
    }
  }
}

async function issueOnce(db: PrismaClient, request: IssueRequest, now: Date): Promise<IssueResult> {
  const { purpose, phone, throttleKey, accountId = null, client, decoy } = request;
  const open = continued(await earlierOf(db, request), request, now);
  const { withhold } = request;
  const waits = open !== null && (withhold !== undefined || open.nextSendAt > now);
  const target = { purpose, phone, throttleKey, accountId, client, decoy: Boolean(decoy) };
  const nothing = withhold
    ? { ok: true as const, dead: withhold, counted: false, release: async () => {} }
    : null;
  const reserved = waits ? null : (nothing ?? (await reserveSend(db, target, now)));
  if (reserved && !reserved.ok) return reserved;

  const act = async (tx: Db): Promise<IssueResult> => {
    const earlier = await earlierOf(tx, request, 'locked');
    const continues = continued(earlier, request, now);
    if (continues && request.holder) {
      await tx.otpChallenge.update({ where: { id: continues.id }, data: ownData(request) });
      // Within the wait the message that was sent stands; it is not an error to ask again.
      if (withhold || continues.nextSendAt > now) await reserved?.release();
      else if (reserved) await sendAgain(tx, continues, { ...reserved, ...decoy }, now);
      else throw new Overtaken();
      return { ok: true, holder: request.holder, expiresAt: continues.expiresAt };
    }
    if (!reserved) throw new Overtaken();
    if (earlier && !endOf(earlier, now))
      await tx.otpChallenge.update({
        where: { id: earlier.id },
        data: { voidedAt: now, voidReason: 'replaced' },
      });
    return begin(tx, request, { ...reserved, ...decoy }, now);
  };
  // A browser that asks for the first time has nothing to continue: then it is one statement, and no more.
  const isOneStatement = !request.holder && !PURPOSES[purpose].tellsOwner;
  return orRelease(reserved, () => (isOneStatement ? act(db) : db.$transaction(act)));
}

async function begin(
  db: Db,
  request: IssueRequest,
  fate: MessageFate,
  now: Date,
): Promise<IssueResult> {
  const { purpose, phone, throttleKey, accountId = null } = request;
  const { maxAttempts, lifetimeSeconds } = PURPOSES[purpose];
  const { subject, context, message, locale } = ownData(request);
  const id = randomUUID();
  const secret = randomToken();
  const decoy = Boolean(request.decoy);
  const sends = request.withhold ? 0 : 1;
  const waitSeconds = sends && resendWaitSeconds(sends);
  const nextSendAt = new Date(now.getTime() + waitSeconds * 1000);
  const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1000);
  const cause = Prisma.sql`
    INSERT INTO otp_challenges (
      id, purpose, phone, throttle_key, holder_hash, subject, account_id, binding, context, message, locale,
      nonce, key_id, max_attempts, sends, next_send_at, decoy, created_at, expires_at
    ) VALUES (
      ${id}::uuid, ${purpose}, ${phone}, ${throttleKey}, ${sha256(secret)}, ${subject}, ${accountId}::uuid,
      ${request.binding ?? ''}, ${JSON.stringify(context)}::jsonb, ${JSON.stringify(message)}::jsonb, ${locale},
      ${randomBytes(16)}, ${keyring().current}, ${maxAttempts}, ${sends}, ${nextSendAt}::timestamptz, ${decoy},
      ${now}::timestamptz, ${expiresAt}::timestamptz
    )`;
  const reason = decoy ? 'decoy' : 'asked';
  const told = [{ event: 'issue', purpose, phone, challengeId: id, reason }];
  const challenge = { id, purpose, phone, throttleKey, decoy, locale, message, expiresAt };
  await queueSend(db, { ...challenge, generation: 1 }, fate, now, { told, cause });
  return { ok: true, holder: { id, secret }, expiresAt };
}

function ownData(request: IssueRequest) {
  return {
    subject: request.subject ?? null,
    context: request.context ?? {},
    message: request.message ?? {},
    locale: request.locale,
  };
}

/** This browser's last challenge of this purpose, if it has one. */
async function earlierOf(
  db: Db,
  { holder, purpose }: IssueRequest,
  how?: 'locked',
): Promise<OtpChallenge | null> {
  if (!holder || !isChallengeId(holder.id)) return null;
  // Locked before it is read: two clicks at once continue one challenge, one after the other.
  if (how)
    await db.$queryRaw`SELECT 1 FROM otp_challenges WHERE id = ${holder.id}::uuid FOR UPDATE`;
  const found = await db.otpChallenge.findUnique({ where: { id: holder.id } });
  return found && belongsTo(found, purpose, holder) ? found : null;
}

/** The earlier challenge where this request asks the same again while it is open. */
function continued(
  earlier: OtpChallenge | null,
  request: IssueRequest,
  now: Date,
): OtpChallenge | null {
  const isSame =
    earlier !== null &&
    earlier.phone === request.phone &&
    earlier.throttleKey === request.throttleKey &&
    earlier.binding === (request.binding ?? '') &&
    earlier.decoy === Boolean(request.decoy) &&
    (request.purpose !== 'login' || earlier.subject === (request.subject ?? null));
  return isSame && !endOf(earlier, now) ? earlier : null;
}
