import type { CodeView } from '../otp/code-view';
import type { Factors } from './factors/factors-of';

/** By what somebody confirms who they are. */
export type Means = 'sms' | 'app' | 'backup';

/** What was asked for where it is there, else the strongest that is. */
export function chosenMeans(wanted: unknown, { delivery }: CodeView, factors: Factors): Means {
  if (wanted === 'app' && factors.app) return 'app';
  if (wanted === 'backup' && factors.backupCodes > 0) return 'backup';
  if (wanted === 'sms' && delivery !== 'not_sent') return 'sms';
  return factors.app ? 'app' : 'sms';
}
