import { isChallengeId } from '../../otp/challenge';
import { ActDeclined } from '../../otp/verify';
import { audit } from '../../platform/audit';
import type { Tx } from '../../platform/db';
import type { PrismaClient } from '../../platform/generated/client';
import { app } from './authenticator';
import { backup } from './backup-codes';
import type { Factor, FactorName } from './factor';
import { forgetTries, takeFactorTry } from './factor-tries';
import { passkeyOver } from './passkey';
import type { Signable } from './passkey-challenge';

/** What came from the browser: the code that was typed, or what a passkey signed. */
export type Proof = { factor: FactorName; typed: string };

export type ProofRefused =
  /** Nothing was compared, no try was used. */
  | { ok: false; reason: 'malformed' }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; retryAt: Date }
  | { ok: false; reason: 'disabled' }
  /** It was right and the act declined; nothing happened, it is still good. */
  | { ok: false; reason: 'declined'; why: string };

export type ProofRequest = {
  userId: string;
  proof: Proof;
  /** What it stands in for: a passkey signs this and nothing else. */
  over: Signable;
};
export type Proved<T> = { ok: true; result: T } | ProofRefused;

type Act<T> = (tx: Tx) => Promise<T>;

/**
 * Checks a passkey, a code of an app or a backup code, and when it is right runs `act` in the transaction
 * that uses it up: both happen, once, or neither. The try is counted before anything is compared.
 */
export function proveFactor<T>(
  db: PrismaClient,
  request: ProofRequest,
  act: Act<T>,
  now: Date,
): Promise<Proved<T>> {
  switch (request.proof.factor) {
    case 'passkey':
      return proveWith(passkeyOver(request.over), db, request, act, now);
    case 'app':
      return proveWith(app, db, request, act, now);
    case 'backup':
      return proveWith(backup, db, request, act, now);
  }
}

async function proveWith<Given, T>(
  { guardOf, read, match }: Factor<Given>,
  db: PrismaClient,
  { userId, proof: { factor, typed }, over }: ProofRequest,
  act: Act<T>,
  now: Date,
): Promise<Proved<T>> {
  const about = {
    purpose: over.purpose,
    userId,
    ...(isChallengeId(over.id) ? { challengeId: over.id } : {}),
  };
  const refuse = async (reason: string) =>
    audit(db, { ...about, event: 'refuse', reason: `${factor}_${reason}` }, now);
  const given = read(typed);
  if (!given) return { ok: false, reason: 'malformed' };
  const tried = await takeFactorTry(db, guardOf(userId), now);
  if (!tried.ok) {
    await refuse(tried.reason);
    return tried;
  }
  const use = await match(db, userId, given, now);
  if (!use) {
    await refuse('wrong');
    return { ok: false, reason: 'wrong' };
  }
  try {
    return await db.$transaction(async (tx) => {
      if (!(await use(tx))) throw new ActDeclined('replayed');
      const result = await act(tx);
      await forgetTries(tx, guardOf(userId));
      await audit(tx, { ...about, event: 'verify', reason: factor }, now);
      return { ok: true as const, result };
    });
  } catch (error) {
    if (!(error instanceof ActDeclined)) throw error;
    if (error.why !== 'replayed') return { ok: false, reason: 'declined', why: error.why };
    await refuse('replayed');
    return { ok: false, reason: 'wrong' };
  }
}
