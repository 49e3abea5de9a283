import type { Tx } from '../platform/db';
import type { OtpChallenge, PrismaClient } from '../platform/generated/client';
import { belongsTo, type Ended, endOf, type Holder, isChallengeId } from './challenge';
import { type Purpose, resendWaitSeconds } from './purposes';
import { type Notice, queueSend, reserveSend } from './send';

export type ResendResult =
  | { ok: true; nextSendAt: Date; sameCode: boolean }
  | { ok: false; reason: 'wait'; retryAt: Date }
  | { ok: false; reason: 'send_budget'; retryAt: Date }
  | ({ ok: false } & Ended);

/**
 * Sends the code of an open challenge once more: the same code while no wrong guess was made, so
 * that a late message still works; a new generation after one. Tries are never given back (I3),
 * and the challenge's end does not move (NIST SP 800-63B-4 3.1.3.2).
 */
export async function resendChallenge(
  db: PrismaClient,
  purpose: Purpose,
  holder: Holder,
  now: Date,
): Promise<ResendResult> {
  if (!isChallengeId(holder.id)) return { ok: false, reason: 'missing' };
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM otp_challenges WHERE id = ${holder.id}::uuid FOR UPDATE`;
    const challenge = await tx.otpChallenge.findUnique({ where: { id: holder.id } });
    if (!challenge || !belongsTo(challenge, purpose, holder)) return { ok: false, reason: 'missing' };
    const ended = endOf(challenge, now);
    if (ended) return { ok: false, ...ended };
    if (challenge.nextSendAt > now)
      return { ok: false, reason: 'wait', retryAt: challenge.nextSendAt };
    return sendAgain(tx, challenge, undefined, now);
  });
}

/** The act of `resendChallenge`, for a row that the caller holds locked and knows to be open. */
export async function sendAgain(
  tx: Tx,
  challenge: OtpChallenge,
  notice: Notice | undefined,
  now: Date,
): Promise<
  | { ok: true; nextSendAt: Date; sameCode: boolean }
  | { ok: false; reason: 'send_budget'; retryAt: Date }
> {
  const budget = await reserveSend(tx, challenge, now);
  if (!budget.ok) return { ok: false, reason: 'send_budget', retryAt: budget.retryAt };
  const guessed = challenge.attempts > challenge.attemptsAtSend;
  const sent = await tx.otpChallenge.update({
    where: { id: challenge.id },
    data: {
      sends: { increment: 1 },
      generation: { increment: guessed ? 1 : 0 },
      attemptsAtSend: challenge.attempts,
      nextSendAt: new Date(now.getTime() + resendWaitSeconds(challenge.sends + 1) * 1000),
    },
  });
  await queueSend(tx, sent, { silent: budget.silent, notice }, now);
  return { ok: true, nextSendAt: sent.nextSendAt, sameCode: !guessed };
}
