import { ActDeclined } from '../../otp/verify';
import { audit } from '../../platform/audit';
import type { Tx } from '../../platform/db';
import type { PrismaClient } from '../../platform/generated/client';
import { app } from './authenticator';
import { backup } from './backup-codes';
import type { Factor, TypedFactor } from './factor';
import { forgetTries, takeFactorTry } from './factor-tries';

const FACTORS: Record<TypedFactor, Factor> = { app, backup };

export type TypedProof = { factor: TypedFactor; typed: string };

export type ProofRefused =
  /** Nothing was compared, no try was used. */
  | { ok: false; reason: 'malformed' }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; retryAt: Date }
  | { ok: false; reason: 'disabled' }
  /** It was right and the act declined; nothing happened, it is still good. */
  | { ok: false; reason: 'declined'; why: string };

/**
 * Checks a code of an app or a backup code, and when it is right runs `act` in the transaction that uses
 * it up: both happen, once, or neither. The try is counted before anything is compared.
 */
export async function proveFactor<T>(
  db: PrismaClient,
  { userId, purpose, proof }: { userId: string; purpose: string; proof: TypedProof },
  act: (tx: Tx) => Promise<T>,
  now: Date,
): Promise<{ ok: true; result: T } | ProofRefused> {
  const { guardOf, read, match } = FACTORS[proof.factor];
  const refuse = async (reason: string) =>
    audit(db, { event: 'refuse', purpose, userId, reason: `${proof.factor}_${reason}` }, now);
  const code = read(proof.typed);
  if (!code) return { ok: false, reason: 'malformed' };
  const tried = await takeFactorTry(db, guardOf(userId), now);
  if (!tried.ok) {
    await refuse(tried.reason);
    return tried;
  }
  const use = await match(db, userId, code, now);
  if (!use) {
    await refuse('wrong');
    return { ok: false, reason: 'wrong' };
  }
  try {
    return await db.$transaction(async (tx) => {
      if (!(await use(tx))) throw new ActDeclined('replayed');
      const result = await act(tx);
      await forgetTries(tx, guardOf(userId));
      await audit(tx, { event: 'verify', purpose, userId, reason: proof.factor }, now);
      return { ok: true as const, result };
    });
  } catch (error) {
    if (!(error instanceof ActDeclined)) throw error;
    if (error.why !== 'replayed') return { ok: false, reason: 'declined', why: error.why };
    await refuse('replayed');
    return { ok: false, reason: 'wrong' };
  }
}
