import type { Db } from '../platform/db';
import { endOf } from './challenge';
import { deriveCode } from './code';
import { keyring } from './keyring';

/**
 * The code that a queued message is to carry, derived at the moment of sending; or why there is
 * nothing left to send: the challenge ended, or a newer generation has taken its place.
 */
export async function codeForMessage(
  db: Db,
  message: { challengeId: string; generation: number },
  now: Date,
): Promise<{ ok: true; code: string } | { ok: false; why: string }> {
  const challenge = await db.otpChallenge.findUnique({ where: { id: message.challengeId } });
  if (!challenge) return { ok: false, why: 'challenge_gone' };
  const ended = endOf(challenge, now);
  if (ended) return { ok: false, why: `challenge_${ended.reason}` };
  if (challenge.generation !== message.generation) return { ok: false, why: 'newer_code' };
  const key = keyring().get(challenge.keyId);
  if (!key) return { ok: false, why: 'key_gone' };
  return { ok: true, code: deriveCode(key, { ...challenge, phone: challenge.phone ?? '' }) };
}
