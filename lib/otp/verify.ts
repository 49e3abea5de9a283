import { audit } from '../platform/audit';
import type { Tx } from '../platform/db';
import type { OtpChallenge, PrismaClient } from '../platform/generated/client';
import { equalBytes, sha256 } from '../platform/secret';
import { belongsTo, type Ended, endOf, type Holder, isChallengeId } from './challenge';
import { deriveCode } from './code';
import { keyring } from './keyring';
import { PURPOSES, type Purpose } from './purposes';
import { forgiveTry, takeTry } from './tries';
import { readTypedCode } from './typed-code';
import { voidChallenge } from './void';

export type VerifyRequest = {
  purpose: Purpose;
  holder: Holder | null;
  /** As it came from outside, of whatever type. */
  typed: unknown;
  /** Digest of what would be done now; differs from the challenge's when something changed (I5). */
  binding?: string;
  /** The block of the client's address; null where it is not known. */
  client: string | null;
};

export type VerifyResult<T> =
  | { ok: true; result: T }
  /** Not six digits: nothing was compared, no try was used. */
  | { ok: false; reason: 'malformed' }
  | { ok: false; reason: 'wrong'; triesLeft: number }
  /** Too many wrong codes over several challenges. Nothing was compared, no try was used. */
  | { ok: false; reason: 'blocked'; retryAt: Date }
  /** A hundred wrong codes in a row: the number is switched off until it is bound again. */
  | { ok: false; reason: 'disabled' }
  /** The code was right and the journey declined; nothing happened, the code is still good. */
  | { ok: false; reason: 'declined'; why: string }
  | ({ ok: false } & Ended);

/** Thrown by a journey's act to undo it, and the consumption of the code with it. */
export class ActDeclined extends Error {
  constructor(readonly why: string) {
    super(why);
  }
}

/**
 * Checks a code and, when it is right, runs `act` in the transaction that consumes the challenge:
 * both happen, once, or neither (I2). The try is counted before anything is compared (`takeTry`).
 */
export async function verifyChallenge<T>(
  db: PrismaClient,
  request: VerifyRequest,
  act: (tx: Tx, challenge: OtpChallenge) => Promise<T>,
  now: Date,
): Promise<VerifyResult<T>> {
  const { purpose, holder } = request;
  if (PURPOSES[purpose].bound !== (request.binding !== undefined))
    throw new Error(`${purpose}: pass a binding exactly when the purpose is bound`);
  const typed = readTypedCode(request.typed);
  if (!holder || !isChallengeId(holder.id)) return { ok: false, reason: 'missing' };

  const found = await db.otpChallenge.findUnique({ where: { id: holder.id } });
  if (!found || !belongsTo(found, purpose, holder)) return { ok: false, reason: 'missing' };
  const ended = endOf(found, now);
  if (ended) return { ok: false, ...ended };
  if (request.binding !== undefined && request.binding !== found.binding) {
    await voidChallenge(db, found, 'changed', now);
    return { ok: false, reason: 'voided', why: 'changed' };
  }
  if (!typed) return { ok: false, reason: 'malformed' };

  const tried = await takeTry(db, found, request.client, now);
  if (tried.outcome === 'ended') {
    const latest = await db.otpChallenge.findUnique({ where: { id: found.id } });
    return { ok: false, ...((latest && endOf(latest, now)) ?? { reason: 'missing' }) };
  }
  if (!('challenge' in tried)) {
    await audit(db, { ...about(found), event: 'refuse', reason: `failures_${tried.outcome}` }, now);
    return tried.outcome === 'disabled'
      ? { ok: false, reason: 'disabled' }
      : { ok: false, reason: 'blocked', retryAt: tried.retryAt };
  }
  const { challenge } = tried;
  if (tried.outcome === 'silent' || !isRight(challenge, typed)) {
    const triesLeft = challenge.maxAttempts - challenge.attempts;
    await audit(db, { ...about(challenge), event: 'refuse', reason: 'wrong_code' }, now);
    return triesLeft > 0
      ? { ok: false, reason: 'wrong', triesLeft }
      : { ok: false, reason: 'too_many_tries' };
  }

  try {
    return await db.$transaction(async (tx) => {
      // What the journey left with the challenge has served; it may hold a password's hash.
      const count = await tx.$executeRaw`
        UPDATE otp_challenges SET consumed_at = ${now}::timestamptz, context = '{}'
        WHERE id = ${challenge.id}::uuid AND consumed_at IS NULL AND voided_at IS NULL
          AND expires_at > ${now}::timestamptz`;
      if (count !== 1) throw new ActDeclined('consumed');
      const result = await act(tx, challenge);
      const entry = { ...about(challenge), event: 'verify', reason: 'right_code' };
      await forgiveTry(tx, challenge, request.client, entry, now);
      return { ok: true as const, result };
    });
  } catch (error) {
    if (!(error instanceof ActDeclined)) throw error;
    if (error.why !== 'consumed') return { ok: false, reason: 'declined', why: error.why };
    const latest = await db.otpChallenge.findUnique({ where: { id: challenge.id } });
    return { ok: false, ...((latest && endOf(latest, now)) ?? { reason: 'used' }) };
  }
}

function isRight(challenge: OtpChallenge, typed: string): boolean {
  const key = keyring().get(challenge.keyId);
  if (!key) return false;
  const code = deriveCode(key, { ...challenge, phone: challenge.phone ?? '' });
  // Hashed first: equal lengths, whatever was typed. A decoy is compared too, then refused.
  const same = equalBytes(sha256(code), sha256(typed));
  return same && !challenge.decoy;
}

function about(challenge: OtpChallenge) {
  return { purpose: challenge.purpose, phone: challenge.phone, challengeId: challenge.id };
}
