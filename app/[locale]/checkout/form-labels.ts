import type { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { formatPaise } from '@/lib/shop/money';
import { DEMO_CARDS, DEMO_UPI } from '@/lib/shop/payments/demo-gateway';
import { deliveryPrice, FREE_DELIVERY_FROM_PAISE } from '@/lib/shop/pricing';

type T = Awaited<ReturnType<typeof getTranslations<'checkout'>>>;

const PLAIN = [
  'contact',
  'address',
  'name',
  'phone',
  'phoneHint',
  'line1',
  'line1Hint',
  'line2',
  'line2Hint',
  'city',
  'state',
  'stateChoose',
  'pin',
  'delivery',
  'standard',
  'express',
  'payment',
  'card',
  'upi',
  'cash',
  'cashHint',
  'cardNumber',
  'expiry',
  'expiryHint',
  'cvv',
  'cvvHint',
  'upiId',
  'upiHint',
  'demoCards',
  'place',
  'placing',
  'placingLong',
] as const;

/** The texts of the checkout form, which run in the browser without a catalogue of messages. */
export function formLabels(t: T, subtotalPaise: number, locale: Locale) {
  const plain = Object.fromEntries(PLAIN.map((key) => [key, t(key)])) as Record<
    (typeof PLAIN)[number],
    string
  >;
  const standard = deliveryPrice('standard', subtotalPaise);
  return {
    ...plain,
    standardHint:
      standard === 0
        ? t('standardFree')
        : t('standardHint', {
            price: formatPaise(standard, locale),
            from: formatPaise(FREE_DELIVERY_FROM_PAISE, locale),
          }),
    expressHint: t('expressHint', {
      price: formatPaise(deliveryPrice('express', subtotalPaise), locale),
    }),
    demo: [
      { number: DEMO_CARDS.approved, does: t('demoApproved') },
      { number: DEMO_CARDS.declined, does: t('demoDeclined') },
      { number: DEMO_CARDS.slow, does: t('demoSlow') },
    ],
    demoUpi: [
      { number: DEMO_UPI.approved, does: t('demoApproved') },
      { number: DEMO_UPI.declined, does: t('demoDeclined') },
    ],
  };
}
