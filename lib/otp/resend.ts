import { randomBytes } from 'node:crypto';
import type { Db, Tx } from '../platform/db';
import type { OtpChallenge, PrismaClient } from '../platform/generated/client';
import type { Channel } from '../sms/provider';
import { belongsTo, type Ended, endOf, type Holder, isChallengeId } from './challenge';
import { keyring } from './keyring';
import { PURPOSES, type Purpose, resendWaitSeconds } from './purposes';
import { type MessageFate, orRelease, queueSend, reserveSend, type SendRefused } from './send';

export type ResendResult =
  | { ok: true; holder: Holder; expiresAt: Date; sameCode: boolean }
  | { ok: false; reason: 'wait'; retryAt: Date }
  | SendRefused
  | ({ ok: false } & Ended);

/**
 * Sends the code of an open challenge once more, as a text or in a call: the same code while no wrong guess was made, so
 * that a late message still works; a new generation after one. Tries are never given back (I3),
 * and a challenge's end does not move (NIST SP 800-63B-4 3.1.3.2): after it a successor takes its
 * place, with the tries that are left, except where the code approves something.
 */
export async function resendChallenge(
  db: PrismaClient,
  purpose: Purpose,
  holder: Holder,
  now: Date,
  client: string | null,
  channel: Channel = 'sms',
): Promise<ResendResult> {
  if (!isChallengeId(holder.id)) return { ok: false, reason: 'missing' };
  const found = await db.otpChallenge.findUnique({ where: { id: holder.id } });
  const refused = refusal(found, purpose, holder, now);
  if (refused || !found) return refused ?? { ok: false, reason: 'missing' };
  const reserved = await reserveSend(db, { ...found, client }, now);
  if (!reserved.ok) return reserved;

  return orRelease(reserved, () =>
    db.$transaction(async (tx): Promise<ResendResult> => {
      await tx.$queryRaw`SELECT 1 FROM otp_challenges WHERE id = ${holder.id}::uuid FOR UPDATE`;
      const challenge = await tx.otpChallenge.findUnique({ where: { id: holder.id } });
      const overtaken = refusal(challenge, purpose, holder, now);
      if (overtaken || !challenge) {
        await reserved.release();
        return overtaken ?? { ok: false, reason: 'missing' };
      }
      const sent = endOf(challenge, now)
        ? await sendSuccessor(tx, challenge, { ...reserved, channel }, now)
        : await sendAgain(tx, challenge, { ...reserved, channel }, now);
      const { id, expiresAt } = sent.challenge;
      return {
        ok: true,
        holder: { id, secret: holder.secret },
        expiresAt,
        sameCode: sent.sameCode,
      };
    }),
  );
}

/** Why a challenge cannot be sent again now; null where it can, or where a successor can take its place. */
function refusal(
  challenge: OtpChallenge | null,
  purpose: Purpose,
  holder: Holder,
  now: Date,
): Exclude<ResendResult, { ok: true }> | null {
  if (!challenge || !belongsTo(challenge, purpose, holder)) return { ok: false, reason: 'missing' };
  const ended = endOf(challenge, now);
  if (ended && (ended.reason !== 'expired' || PURPOSES[purpose].bound))
    return { ok: false, ...ended };
  return challenge.nextSendAt > now
    ? { ok: false, reason: 'wait', retryAt: challenge.nextSendAt }
    : null;
}

type Sent = { challenge: OtpChallenge; sameCode: boolean };

/** A new challenge in place of an expired one: all as it was, the used tries and the waits included. */
async function sendSuccessor(
  tx: Tx,
  expired: OtpChallenge,
  message: MessageFate,
  now: Date,
): Promise<Sent> {
  await tx.otpChallenge.update({
    where: { id: expired.id },
    data: { voidedAt: now, voidReason: 'replaced', context: {} },
  });
  const { id: _id, voidReason: _reason, voidedAt: _at, consumedAt: _consumed, ...same } = expired;
  const challenge = await tx.otpChallenge.create({
    data: {
      ...same,
      context: same.context ?? {},
      message: same.message ?? {},
      nonce: new Uint8Array(randomBytes(16)),
      keyId: keyring().current,
      generation: 1,
      attemptsAtSend: same.attempts,
      sends: same.sends + 1,
      nextSendAt: new Date(now.getTime() + resendWaitSeconds(same.sends + 1) * 1000),
      createdAt: now,
      expiresAt: new Date(now.getTime() + PURPOSES[same.purpose as Purpose].lifetimeSeconds * 1000),
    },
  });
  const { purpose, phone, id: challengeId } = challenge;
  const issue = { event: 'issue', purpose, phone, challengeId, reason: 'after_expiry' };
  await queueSend(tx, challenge, message, now, { told: [issue] });
  return { challenge, sameCode: false };
}

/** The act of `resendChallenge`, for a row that the caller holds locked and knows to be open. */
export async function sendAgain(
  tx: Db,
  challenge: OtpChallenge,
  message: MessageFate,
  now: Date,
): Promise<Sent> {
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
  await queueSend(tx, sent, message, now);
  return { challenge: sent, sameCode: !guessed };
}
