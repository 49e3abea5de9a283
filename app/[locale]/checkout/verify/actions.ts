'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { localePath } from '@/lib/i18n/path';
import { keepHolder, readHolder } from '@/lib/identity/challenge-cookie';
import { codeAction } from '@/lib/identity/code-action';
import { requireSession } from '@/lib/identity/current-session';
import { describeChallenge } from '@/lib/otp/describe';
import { db } from '@/lib/platform/db';
import { updateDisplay } from '@/lib/platform/display-cookie';
import { formAction } from '@/lib/platform/form-action';
import { confirmOrder as confirm } from '@/lib/shop/checkout/confirm-order';
import { placeAgain as again } from '@/lib/shop/checkout/place-again';
import { adjustmentOf, mustWait, placeTools, refusalText } from '../place';

/** The code of a waiting order, or another message with it. */
export const confirmOrder = codeAction({
  purpose: 'checkout',
  verify: async ({ holder, typed, client }, { now, locale }) => {
    const { member } = await requireSession(locale, localePath(locale, '/checkout/verify'));
    const result = await confirm(db(), { holder, typed, client, userId: member.id }, now);
    // What the screen says of an end is drawn by the page, with the total as it is now.
    if (!result.ok) refresh();
    return result;
  },
  onRight: async ({ number }, { locale }) => {
    await updateDisplay({ count: 0 });
    redirect(localePath(locale, `/orders/${number}`));
  },
});

/** "Send a new code": places what the basket holds now, to the same address and paid the same way. */
export const placeAgain = formAction('checkout.again', {}, async (_, { now, locale, client }) => {
  const { member } = await requireSession(locale, localePath(locale, '/checkout/verify'));
  const holder = await readHolder('checkout');
  const { subject } = await describeChallenge(db(), 'checkout', holder, now);
  if (!subject) redirect(localePath(locale, '/checkout'));
  const stop =
    (await mustWait(member.id, locale, now)) ?? (await adjustmentOf(member.id, locale, now));
  if (stop) {
    refresh();
    return { status: 'refused', message: stop };
  }
  const wish = { member, orderId: subject, locale, holder, client };
  const result = await again(placeTools(), wish);
  if (!result.ok) {
    refresh();
    return { status: 'refused', message: await refusalText(result, locale, now) };
  }
  await keepHolder('checkout', result.holder, result.expiresAt);
  redirect(localePath(locale, '/checkout/verify'));
});
