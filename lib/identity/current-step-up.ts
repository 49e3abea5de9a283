import 'server-only';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { type CodeView, codeView } from '../otp/code-view';
import { describeChallenge } from '../otp/describe';
import type { Purpose } from '../otp/purposes';
import { findOpenChallenge } from '../otp/stand-in';
import { db } from '../platform/db';
import { readHolder } from './challenge-cookie';
import { type Factors, factorsOf, NO_FACTORS } from './factors/factors-of';
import { passkeyRequest } from './factors/passkey';
import { chosenMeans, type Means } from './means';

/** What a passkey is asked to sign; null where another means is on the screen. */
export type PasskeyRequest = PublicKeyCredentialRequestOptionsJSON | null;

type StepUpView = { view: CodeView; factors: Factors; means: Means; request: PasskeyRequest };

/** What waits in this browser to be confirmed, and what its account has to confirm it with. */
export async function currentStepUp(
  purpose: 'login' | 'approve_change',
  wanted: unknown,
): Promise<StepUpView> {
  const now = new Date();
  const found = await describeChallenge(db(), purpose, await readHolder(purpose), now);
  const view = codeView(found, now);
  // The password was right, so what the account has may be told; but not of one that is over.
  const factors =
    found.status === 'open' && found.subject ? await factorsOf(db(), found.subject) : NO_FACTORS;
  const means = chosenMeans(wanted, view, factors);
  const request =
    means === 'passkey' ? await currentPasskeyRequest(purpose, found.subject ?? '') : null;
  return { view, factors, means, request };
}

/** What a member's passkey is asked to sign for what waits in this browser; null where nothing does. */
export async function currentPasskeyRequest(
  purpose: Purpose,
  userId: string,
): Promise<PasskeyRequest> {
  const open = await findOpenChallenge(db(), purpose, await readHolder(purpose), new Date());
  return open && passkeyRequest(db(), userId, open);
}
