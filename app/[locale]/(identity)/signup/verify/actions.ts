'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { codeAction } from '@/lib/identity/code-action';
import { currentDevice } from '@/lib/identity/current-device';
import { finishSignIn } from '@/lib/identity/finish-sign-in';
import { completeSignup } from '@/lib/identity/signup';
import { db } from '@/lib/platform/db';
import { adoptGuestCart } from '@/lib/shop/cart/adopt';

export const verifySignup = codeAction({
  purpose: 'signup',
  verify: async ({ holder, typed, client }, { now }) =>
    completeSignup(db(), { holder, typed, client, device: await currentDevice() }, now),
  onRight: async (signedIn, { now }) => {
    await finishSignIn(signedIn);
    await adoptGuestCart(signedIn.userId, now);
    redirect(signedIn.next);
  },
  onRefused: async (refusal, { locale }) => {
    if (refusal.reason !== 'declined') return undefined;
    const t = await getTranslations({ locale, namespace: 'identity.problems' });
    return t('taken');
  },
});
