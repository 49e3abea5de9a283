'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { keepHolder, readHolder } from '@/lib/identity/challenge-cookie';
import { codeAction } from '@/lib/identity/code-action';
import { requireSession } from '@/lib/identity/current-session';
import { factorRefusal } from '@/lib/identity/factor-refusal';
import { type ProofRefused, proveFactor } from '@/lib/identity/factors/prove';
import { APPROVING } from '@/lib/identity/means';
import { describeChallenge } from '@/lib/otp/describe';
import { db } from '@/lib/platform/db';
import { updateDisplay } from '@/lib/platform/display-cookie';
import { formAction } from '@/lib/platform/form-action';
import { loose } from '@/lib/platform/form-fields';
import { confirmByFactor } from '@/lib/shop/checkout/confirm-by-factor';
import { confirmOrder as confirm } from '@/lib/shop/checkout/confirm-order';
import { placeAgain as again } from '@/lib/shop/checkout/place-again';
import { adjustmentOf, mustWait, placeTools, refusalText } from '../place';

const PAGE = '/checkout/verify';

/** The code of a waiting order, or another message with it. */
export const confirmOrder = codeAction({
  purpose: 'checkout',
  verify: async ({ holder, typed, client }, { now, locale }) => {
    const { member } = await requireSession(locale, localePath(locale, PAGE));
    const result = await confirm(db(), { holder, typed, client, userId: member.id }, now);
    // What the screen says of an end is drawn by the page, with the total as it is now.
    if (!result.ok) refresh();
    return result;
  },
  onRight: ({ number }, { locale }) => showOrder(number, locale),
});

const factorFields = {
  factor: z.enum(APPROVING, 'malformed'),
  challenge: loose(64),
  code: loose(8_000),
};

/** A passkey or the code of an app in place of the message's. */
export const confirmWithFactor = formAction(
  'checkout.factor',
  factorFields,
  async (input, context) => {
    const { now, locale } = context;
    const { factor, code: typed, challenge } = input;
    const { member } = await requireSession(locale, localePath(locale, PAGE));
    const holder = await readHolder('checkout');
    // Another tab placed another order since this form named one: an app's code would approve what nobody saw.
    if (holder && holder.id !== challenge) {
      refresh();
      const t = await getTranslations({ locale, namespace: 'checkout.verify' });
      return { status: 'refused', message: t('newer') };
    }
    const result = await confirmByFactor<ProofRefused>(
      db(),
      { holder, userId: member.id },
      (over, act) =>
        proveFactor(db(), { userId: member.id, proof: { factor, typed }, over }, act, now),
      now,
    );
    if (result.ok) return showOrder(result.result.number, locale);
    const refused = result.reason === 'ended' ? null : await factorRefusal(result, factor, context);
    // The approval is over: its screen says why, and what to do.
    return refused ?? redirect(localePath(locale, PAGE));
  },
);

async function showOrder(number: string, locale: Locale): Promise<never> {
  await updateDisplay({ count: 0 });
  redirect(localePath(locale, `/orders/${number}`));
}

/** "Send a new code": places what the basket holds now, to the same address and paid the same way. */
export const placeAgain = formAction('checkout.again', {}, async (_, { now, locale, client }) => {
  const { member } = await requireSession(locale, localePath(locale, PAGE));
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
  redirect(localePath(locale, PAGE));
});
