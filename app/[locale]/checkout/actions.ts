'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { localePath } from '@/lib/i18n/path';
import { keepHolder, readHolder } from '@/lib/identity/challenge-cookie';
import { requireSession } from '@/lib/identity/current-session';
import { formAction } from '@/lib/platform/form-action';
import { line, loose } from '@/lib/platform/form-fields';
import { placeOrder as place } from '@/lib/shop/checkout/place-order';
import { readCheckout } from '@/lib/shop/checkout/read-checkout';
import { adjustmentOf, mustWait, placeTools, refusalText } from './place';

const fields = {
  name: line(100),
  phone: line(40),
  line1: line(120),
  line2: line(120),
  city: line(60),
  state: line(60),
  pin: line(20),
  delivery: z.enum(['standard', 'express'], 'choose'),
  payment: z.enum(['card', 'upi', 'cash'], 'choose'),
  cardNumber: loose(60),
  expiry: loose(20),
  cvv: loose(10),
  upiId: loose(120),
};

/** "Place order": holds it, authorises its payment, sends the code, and shows where to type it. */
export const placeOrder = formAction(
  'checkout.place',
  fields,
  async (input, { now, locale, client, t }) => {
    const { member } = await requireSession(locale, localePath(locale, '/checkout'));
    const read = readCheckout(input, now);
    if (!read.ok) {
      const say = await getTranslations({ locale, namespace: 'checkout.errors' });
      const errors = Object.fromEntries(
        Object.entries(read.errors).map(([field, problem]) => [field, say(problem)]),
      );
      return { status: 'refused', message: t('check_fields'), errors };
    }
    const stop =
      (await mustWait(member.id, locale, now)) ?? (await adjustmentOf(member.id, locale, now));
    if (stop) {
      refresh();
      return { status: 'refused', message: stop };
    }
    const { address, delivery, payment } = read;
    const holder = await readHolder('checkout');
    const wish = { member, address, delivery, payment, locale, holder, client };
    const result = await place(placeTools(), wish);
    if (!result.ok) {
      // Somebody else took the last piece a moment ago: the basket says how many are left now.
      const adjusted =
        result.reason === 'short' ? await adjustmentOf(member.id, locale, new Date()) : null;
      refresh();
      return { status: 'refused', message: adjusted ?? (await refusalText(result, locale, now)) };
    }
    await keepHolder('checkout', result.holder, result.expiresAt);
    redirect(localePath(locale, '/checkout/verify'));
  },
);
