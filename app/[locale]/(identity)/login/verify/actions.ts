'use server';

import { redirect } from 'next/navigation';
import { codeAction } from '@/lib/identity/code-action';
import { currentDevice, keepTrustToken } from '@/lib/identity/current-device';
import { finishSignIn } from '@/lib/identity/finish-sign-in';
import { completeSignIn } from '@/lib/identity/sign-in';
import { db } from '@/lib/platform/db';
import { adoptGuestCart } from '@/lib/shop/cart/adopt';

export const verifyLogin = codeAction({
  purpose: 'login',
  verify: async ({ holder, typed, client, trust }, { now }) =>
    completeSignIn(db(), { holder, typed, client, trust, device: await currentDevice() }, now),
  onRight: async (signedIn, { now }) => {
    if (signedIn.trust) await keepTrustToken(signedIn.trust);
    await finishSignIn(signedIn);
    await adoptGuestCart(signedIn.userId, now);
    redirect(signedIn.next);
  },
});
