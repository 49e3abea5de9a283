import type { Holder } from '../otp/challenge';
import { consumeChallenge, countProved, findOpenChallenge } from '../otp/stand-in';
import type { PrismaClient } from '../platform/generated/client';
import { type Proof, type ProofRefused, proveFactor } from './factors/prove';
import { notifyOwner, type StepUp, startSteppedUp } from './sign-in';

export type FactorSignIn = {
  holder: Holder | null;
  proof: Proof;
  device: string;
  trust: boolean;
};

/** Completes a sign-in whose password was right with a passkey, an app's or a backup code in place of the message's. */
export async function signInWithFactor(
  db: PrismaClient,
  { holder, proof, ...session }: FactorSignIn,
  now: Date,
): Promise<{ ok: true; result: StepUp } | ProofRefused | { ok: false; reason: 'ended' }> {
  const challenge = await findOpenChallenge(db, 'login', holder, now);
  if (!challenge) return { ok: false, reason: 'ended' };
  const proved = await proveFactor(
    db,
    { userId: challenge.subject ?? '', proof, over: challenge },
    async (tx) => {
      await consumeChallenge(tx, challenge, now);
      const started = await startSteppedUp(tx, challenge, session, now);
      await countProved(tx, challenge, now);
      return started;
    },
    now,
  );
  // Somebody knew the password and guesses on: the owner should hear of it (ASVS 6.3.5).
  if (!proved.ok && proved.reason === 'wait') await notifyOwner(db, challenge.id, now);
  return proved;
}
