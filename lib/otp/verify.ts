import { audit } from '../platform/audit';
import { freeAt, giveBack, reserve } from '../platform/budget';
import type { Tx } from '../platform/db';
import type { OtpChallenge, PrismaClient } from '../platform/generated/client';
import { equalBytes, sha256 } from '../platform/secret';
import { belongsTo, budgetKeys, type Ended, endOf, type Holder, isChallengeId } from './challenge';
import { deriveCode } from './code';
import { keyring } from './keyring';
import { FAILURE_WINDOWS, PURPOSES, type Purpose } from './purposes';
import { readTypedCode } from './typed-code';
import { voidChallenge } from './void';

export type VerifyRequest = {
  purpose: Purpose;
  holder: Holder | null;
  /** As it came from outside, of whatever type. */
  typed: unknown;
  /** Digest of what would be done now; differs from the challenge's when something changed (I5). */
  binding?: string;
};

export type VerifyResult<T> =
  | { ok: true; result: T }
  /** Not six digits: nothing was compared, no try was used. */
  | { ok: false; reason: 'malformed' }
  | { ok: false; reason: 'wrong'; triesLeft: number }
  /** Too many wrong codes over several challenges. */
  | { ok: false; reason: 'blocked'; retryAt: Date }
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
 * both happen, once, or neither (I2). The try and the failure budgets are reserved in statements
 * of their own before anything is compared, so neither parallel requests (I1) nor a rollback give
 * one back (I3).
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

  const challenge = await countAttempt(db, found, now);
  if (!challenge) {
    const latest = await db.otpChallenge.findUnique({ where: { id: found.id } });
    return { ok: false, ...((latest && endOf(latest, now)) ?? { reason: 'missing' }) };
  }
  const budget = await reserveFailure(db, challenge, now);
  if (budget.retryAt) {
    await audit(db, { ...about(challenge), event: 'refuse', reason: 'failure_budget' }, now);
    return { ok: false, reason: 'blocked', retryAt: budget.retryAt };
  }

  if (budget.silent || !isRight(challenge, typed)) {
    const triesLeft = challenge.maxAttempts - challenge.attempts;
    await audit(db, { ...about(challenge), event: 'refuse', reason: 'wrong_code' }, now);
    return triesLeft > 0
      ? { ok: false, reason: 'wrong', triesLeft }
      : { ok: false, reason: 'too_many_tries' };
  }

  try {
    return await db.$transaction(async (tx) => {
      const { count } = await tx.otpChallenge.updateMany({
        where: { id: challenge.id, consumedAt: null, voidedAt: null, expiresAt: { gt: now } },
        // What the journey left with the challenge has served; it may hold a password's hash.
        data: { consumedAt: now, context: {} },
      });
      if (count !== 1) throw new ActDeclined('consumed');
      const result = await act(tx, challenge);
      for (const key of budgetKeys(challenge)) await giveBack(tx, `fail:${key}`, now);
      await audit(tx, { ...about(challenge), event: 'verify', reason: 'right_code' }, now);
      return { ok: true as const, result };
    });
  } catch (error) {
    if (!(error instanceof ActDeclined)) throw error;
    if (error.why !== 'consumed') return { ok: false, reason: 'declined', why: error.why };
    const latest = await db.otpChallenge.findUnique({ where: { id: challenge.id } });
    return { ok: false, ...((latest && endOf(latest, now)) ?? { reason: 'used' }) };
  }
}

/** Takes one try, if there is one to take, in a statement of its own. Returns the row as it then is. */
async function countAttempt(
  db: PrismaClient,
  { id }: OtpChallenge,
  now: Date,
): Promise<OtpChallenge | null> {
  const counted = await db.otpChallenge.updateManyAndReturn({
    where: {
      id,
      consumedAt: null,
      voidedAt: null,
      expiresAt: { gt: now },
      attempts: { lt: db.otpChallenge.fields.maxAttempts },
    },
    data: { attempts: { increment: 1 } },
  });
  return counted[0] ?? null;
}

/** A failure is counted before it is known to be one; a right code gives it back. */
async function reserveFailure(
  db: PrismaClient,
  challenge: OtpChallenge,
  now: Date,
): Promise<{ retryAt: Date | null; silent: boolean }> {
  const [told, hidden] = budgetKeys(challenge).map((key) => `fail:${key}`);
  if (told && !(await reserve(db, told, FAILURE_WINDOWS, now)))
    return { retryAt: (await freeAt(db, told, FAILURE_WINDOWS, now)) ?? now, silent: false };
  return {
    retryAt: null,
    silent: hidden ? !(await reserve(db, hidden, FAILURE_WINDOWS, now)) : false,
  };
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
