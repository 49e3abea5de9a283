import type { CodeView } from '../otp/code-view';
import type { FactorName } from './factors/factor';
import type { Factors } from './factors/factors-of';

/** By what somebody confirms who they are. */
export type Means = 'sms' | FactorName;

/** What was asked for where it is there, else the strongest that is. */
export function chosenMeans(
  wanted: unknown,
  { delivery }: Pick<CodeView, 'delivery'>,
  factors: Factors,
): Means {
  if (wanted === 'passkey' && factors.passkeys > 0) return 'passkey';
  if (wanted === 'app' && factors.app) return 'app';
  if (wanted === 'backup' && factors.backupCodes > 0) return 'backup';
  if (wanted === 'sms' && delivery !== 'not_sent') return 'sms';
  if (factors.passkeys > 0) return 'passkey';
  return factors.app ? 'app' : 'sms';
}

/** The means that approve an order in place of the message; a backup code, which says nothing of it, does not. */
export const APPROVING = ['passkey', 'app'] as const satisfies FactorName[];

/** The message, since it names the order, unless something else was asked for. */
export function chosenApproval(wanted: unknown, factors: Factors): 'sms' | 'passkey' | 'app' {
  if (wanted === 'passkey' && factors.passkeys > 0) return 'passkey';
  return wanted === 'app' && factors.app ? 'app' : 'sms';
}
