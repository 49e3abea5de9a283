import { randomBytes } from 'node:crypto';
import { audit } from '../platform/audit';
import type { Tx } from '../platform/db';
import type { OtpChallenge, Prisma, PrismaClient } from '../platform/generated/client';
import { randomToken, sha256 } from '../platform/secret';
import { belongsTo, endOf, type Holder, isChallengeId } from './challenge';
import { keyring } from './keyring';
import { PURPOSES, type Purpose, resendWaitSeconds } from './purposes';
import { sendAgain } from './resend';
import { type Notice, queueSend, reserveSend } from './send';

export type IssueRequest = {
  purpose: Purpose;
  /** E.164; null only for a decoy that has no number. */
  phone: string | null;
  /** What the shopper typed to get here, as a budget key: `phoneKey(…)` or `emailKey(…)`. */
  throttleKey: string;
  /** What the journey will complete, for instance an account's or an order's id. */
  subject?: string;
  /** Digest of what is approved; required where the purpose is bound. */
  binding?: string;
  /** The journey's own data, handed back to it when the code is right. Never shown, never sent. */
  context?: Prisma.InputJsonObject;
  /** Values for the message's template, for instance amount and payee. */
  message?: Record<string, string>;
  locale: string;
  /** Looks and counts like any other, but sends no code and never succeeds (I6). */
  decoy?: { notice?: Notice };
  /** What this browser's cookie holds from an earlier request, if any. */
  holder?: Holder | null;
};

export type IssueResult =
  | { ok: true; holder: Holder; expiresAt: Date }
  | { ok: false; reason: 'send_budget'; retryAt: Date };

/**
 * Starts the life of a code: in one transaction the send budgets are reserved, the challenge is
 * written and its message queued. The same request again from the same browser (double click,
 * reload, back and forth) continues the open challenge, with its tries as they are (I3).
 */
export async function issueChallenge(
  db: PrismaClient,
  request: IssueRequest,
  now: Date,
): Promise<IssueResult> {
  const rule = PURPOSES[request.purpose];
  if (rule.bound !== Boolean(request.binding))
    throw new Error(`${request.purpose}: a binding is ${rule.bound ? 'required' : 'unknown'}`);

  return db.$transaction(async (tx) => {
    const earlier = await earlierOf(tx, request);
    if (earlier && request.holder && isSame(earlier, request) && !endOf(earlier, now)) {
      await tx.otpChallenge.update({ where: { id: earlier.id }, data: ownData(request) });
      // Within the wait the message that was sent stands; it is not an error to ask again.
      if (earlier.nextSendAt <= now) {
        const sent = await sendAgain(tx, earlier, request.decoy?.notice, now);
        if (!sent.ok) return sent;
      }
      return { ok: true, holder: request.holder, expiresAt: earlier.expiresAt };
    }

    const budget = await reserveSend(tx, request, now);
    if (!budget.ok) return { ok: false, reason: 'send_budget', retryAt: budget.retryAt };
    if (earlier && !endOf(earlier, now))
      await tx.otpChallenge.update({
        where: { id: earlier.id },
        data: { voidedAt: now, voidReason: 'replaced' },
      });

    const secret = randomToken();
    const challenge = await tx.otpChallenge.create({
      data: {
        ...ownData(request),
        purpose: request.purpose,
        phone: request.phone,
        throttleKey: request.throttleKey,
        holderHash: sha256(secret),
        binding: request.binding ?? '',
        decoy: Boolean(request.decoy),
        nonce: new Uint8Array(randomBytes(16)),
        keyId: keyring().current,
        maxAttempts: rule.maxAttempts,
        nextSendAt: new Date(now.getTime() + resendWaitSeconds(1) * 1000),
        createdAt: now,
        expiresAt: new Date(now.getTime() + rule.lifetimeSeconds * 1000),
      },
    });
    await audit(
      tx,
      {
        event: 'issue',
        purpose: request.purpose,
        phone: request.phone,
        challengeId: challenge.id,
        reason: request.decoy ? 'decoy' : 'asked',
      },
      now,
    );
    await queueSend(tx, challenge, { silent: budget.silent, notice: request.decoy?.notice }, now);
    return { ok: true, holder: { id: challenge.id, secret }, expiresAt: challenge.expiresAt };
  });
}

function ownData(request: IssueRequest) {
  return {
    subject: request.subject ?? null,
    context: request.context ?? {},
    message: request.message ?? {},
    locale: request.locale,
  };
}

async function earlierOf(tx: Tx, { holder, purpose }: IssueRequest): Promise<OtpChallenge | null> {
  if (!holder || !isChallengeId(holder.id)) return null;
  // Locked before it is read: two clicks at once continue one challenge, one after the other.
  await tx.$queryRaw`SELECT 1 FROM otp_challenges WHERE id = ${holder.id}::uuid FOR UPDATE`;
  const found = await tx.otpChallenge.findUnique({ where: { id: holder.id } });
  return found && belongsTo(found, purpose, holder) ? found : null;
}

function isSame(earlier: OtpChallenge, request: IssueRequest): boolean {
  return (
    earlier.phone === request.phone &&
    earlier.throttleKey === request.throttleKey &&
    earlier.binding === (request.binding ?? '') &&
    earlier.decoy === Boolean(request.decoy) &&
    (request.purpose !== 'login' || earlier.subject === (request.subject ?? null))
  );
}
