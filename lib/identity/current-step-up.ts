import 'server-only';
import { type CodeView, codeView } from '../otp/code-view';
import { describeChallenge } from '../otp/describe';
import { db } from '../platform/db';
import { readHolder } from './challenge-cookie';
import { type Factors, factorsOf, NO_FACTORS } from './factors/factors-of';
import { chosenMeans, type Means } from './means';

/** What waits in this browser to be confirmed, and what its account has to confirm it with. */
export async function currentStepUp(
  purpose: 'login' | 'approve_change',
  wanted: unknown,
): Promise<{ view: CodeView; factors: Factors; means: Means }> {
  const now = new Date();
  const found = await describeChallenge(db(), purpose, await readHolder(purpose), now);
  const view = codeView(found, now);
  // The password was right, so what the account has may be told; but not of one that is over.
  const factors =
    found.status === 'open' && found.subject ? await factorsOf(db(), found.subject) : NO_FACTORS;
  return { view, factors, means: chosenMeans(wanted, view, factors) };
}
