import 'server-only';
import { type CodeView, codeView } from '../otp/code-view';
import { describeChallenge } from '../otp/describe';
import type { Purpose } from '../otp/purposes';
import { db } from '../platform/db';
import { readHolder } from './challenge-cookie';

/** What this browser's code screen of a purpose shows now. */
export async function currentCodeView(purpose: Purpose): Promise<CodeView> {
  const now = new Date();
  return codeView(await describeChallenge(db(), purpose, await readHolder(purpose), now), now);
}
