import type { OtpChallenge } from '../platform/generated/client';
import { equalBytes, sha256 } from '../platform/secret';
import { PURPOSES, type Purpose } from './purposes';

/** What ties a challenge to the browser that asked for it; lives in that browser's cookie. */
export type Holder = { id: string; secret: string };

/** Why a challenge takes no more codes. */
export type Ended =
  | { reason: 'missing' }
  | { reason: 'expired' }
  | { reason: 'used' }
  | { reason: 'too_many_tries' }
  | { reason: 'voided'; why: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether text can be a challenge's id at all, before a database is asked. */
export function isChallengeId(text: string): boolean {
  return UUID.test(text);
}

/** Whether this challenge is of this purpose and of this browser (I4). */
export function belongsTo(challenge: OtpChallenge, purpose: Purpose, holder: Holder): boolean {
  return challenge.purpose === purpose && equalBytes(challenge.holderHash, sha256(holder.secret));
}

/** Null while the challenge is open. */
export function endOf(challenge: OtpChallenge, now: Date): Ended | null {
  if (challenge.consumedAt) return { reason: 'used' };
  if (challenge.voidedAt) return { reason: 'voided', why: challenge.voidReason ?? 'voided' };
  if (challenge.attempts >= challenge.maxAttempts) return { reason: 'too_many_tries' };
  if (challenge.expiresAt <= now) return { reason: 'expired' };
  return null;
}

/** Who a challenge counts among, by the parts of it that budgets are kept for. */
export type Counted = Pick<OtpChallenge, 'purpose' | 'phone' | 'throttleKey' | 'accountId'>;

/**
 * The budget keys of a challenge: those whose refusal may be told, and those that stay silent, because
 * telling would say that there is an account, or a number, behind what was typed (I6).
 */
export function budgetKeys(challenge: Counted): { told: string[]; hidden: string[] } {
  const { throttleKey, phone, accountId } = challenge;
  const account = accountId ? [`account:${accountId}`] : [];
  const own = phone && phoneKey(phone) !== throttleKey ? [phoneKey(phone)] : [];
  return PURPOSES[challenge.purpose as Purpose].accountKnown
    ? { told: [throttleKey, ...own, ...account], hidden: [] }
    : { told: [throttleKey], hidden: [...own, ...account] };
}

export function phoneKey(e164: string): string {
  return `phone:${e164}`;
}

export function emailKey(email: string): string {
  return `email:${email}`;
}
