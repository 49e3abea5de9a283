'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { localePath } from '@/lib/i18n/path';
import { readHolder } from '@/lib/identity/challenge-cookie';
import { codeAction } from '@/lib/identity/code-action';
import { currentDevice, keepTrustToken } from '@/lib/identity/current-device';
import { factorRefusal } from '@/lib/identity/factor-refusal';
import { FACTORS } from '@/lib/identity/factors/factor';
import { finishSignIn } from '@/lib/identity/finish-sign-in';
import { completeSignIn, type StepUp } from '@/lib/identity/sign-in';
import { signInWithFactor } from '@/lib/identity/sign-in-with-factor';
import { textInsteadAction } from '@/lib/identity/text-instead';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { checkbox, loose } from '@/lib/platform/form-fields';
import { adoptGuestCart } from '@/lib/shop/cart/adopt';

export const verifyLogin = codeAction({
  purpose: 'login',
  verify: async ({ holder, typed, client, trust }, { now }) =>
    completeSignIn(db(), { holder, typed, client, trust, device: await currentDevice() }, now),
  onRight: (signedIn, { now }) => enter(signedIn, now),
});

const factorFields = {
  factor: z.enum(FACTORS, 'malformed'),
  code: loose(8_000),
  trust: checkbox,
};

/** A passkey, the code of an app, or a backup code, in place of the message's. */
export const verifyFactor = formAction('login.factor', factorFields, async (input, context) => {
  const { factor, code, trust } = input;
  const request = {
    holder: await readHolder('login'),
    proof: { factor, typed: code },
    device: await currentDevice(),
    trust,
  };
  const result = await signInWithFactor(db(), request, context.now);
  if (result.ok) return enter(result.result, context.now);
  const refused = result.reason === 'ended' ? null : await factorRefusal(result, factor, context);
  // The sign-in itself is over: its screen says why, and what to do.
  return refused ?? redirect(localePath(context.locale, '/login/verify'));
});

export const textInstead = textInsteadAction('login', '/login/verify');

async function enter(signedIn: StepUp, now: Date): Promise<never> {
  if (signedIn.trust) await keepTrustToken(signedIn.trust);
  await finishSignIn(signedIn);
  await adoptGuestCart(signedIn.userId, now);
  redirect(signedIn.next);
}
