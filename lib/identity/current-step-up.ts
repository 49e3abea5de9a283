import 'server-only';
import { type CodeView, codeView } from '../otp/code-view';
import { describeChallenge } from '../otp/describe';
import { db } from '../platform/db';
import { readHolder } from './challenge-cookie';
import { type Factors, factorsOf, NO_FACTORS } from './factors/factors-of';

/** By what a waiting sign-in is confirmed. */
export type Means = 'sms' | 'app' | 'backup';

/** What this browser's sign-in waits for, and what its account has to confirm it with. */
export async function currentStepUp(
  wanted: string | undefined,
): Promise<{ view: CodeView; factors: Factors; means: Means }> {
  const now = new Date();
  const found = await describeChallenge(db(), 'login', await readHolder('login'), now);
  const view = codeView(found, now);
  // The password was right, so what the account has may be told; but not of one that is over.
  const factors =
    found.status === 'open' && found.subject ? await factorsOf(db(), found.subject) : NO_FACTORS;
  return { view, factors, means: chosenMeans(wanted, view, factors) };
}

/** What was asked for where it is there, else the strongest that is. */
function chosenMeans(wanted: string | undefined, { delivery }: CodeView, factors: Factors): Means {
  if (wanted === 'app' && factors.app) return 'app';
  if (wanted === 'backup' && factors.backupCodes > 0) return 'backup';
  if (wanted === 'sms' && delivery !== 'not_sent') return 'sms';
  return factors.app ? 'app' : 'sms';
}
