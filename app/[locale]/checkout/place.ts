import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { reserve } from '@/lib/platform/budget';
import { db } from '@/lib/platform/db';
import { updateDisplay } from '@/lib/platform/display-cookie';
import { minutesUntil } from '@/lib/platform/minutes-until';
import { adjustToStock } from '@/lib/shop/cart/adjust-cart';
import { variantNames } from '@/lib/shop/cart/variant-names';
import type { PlaceResult, PlaceTools } from '@/lib/shop/checkout/place-order';
import { demoGateway } from '@/lib/shop/payments/demo-gateway';

export function placeTools(): PlaceTools {
  return { db: db(), gateway: demoGateway(db()), clock: () => new Date() };
}

/** Orders tried by one member: a shopper never gets there, somebody who tries out cards does. */
const PLACE_WINDOWS = [{ max: 30, seconds: 900 }];

/** Why this member has to wait before placing another order, in words; null when there is no need. */
export async function mustWait(userId: string, locale: Locale, now: Date): Promise<string | null> {
  const wanted = [{ key: `place:${userId}`, windows: PLACE_WINDOWS }];
  const reserved = await reserve(db(), wanted, now);
  if (reserved.ok) return null;
  const t = await getTranslations({ locale, namespace: 'checkout.refused' });
  return t('slow_down', { minutes: minutesUntil(reserved.retryAt, now) });
}

/** Cuts the basket to the stock before it is paid for; what that changed, in words, or null. */
export async function adjustmentOf(
  userId: string,
  locale: Locale,
  now: Date,
): Promise<string | null> {
  const { adjusted, count } = await adjustToStock(db(), userId, now);
  if (adjusted.length === 0) return null;
  await updateDisplay({ count });
  const [t, names] = await Promise.all([
    getTranslations({ locale, namespace: 'checkout' }),
    variantNames(
      db(),
      adjusted.map((line) => line.variantId),
      locale,
    ),
  ]);
  const lines = adjusted.map(({ variantId, left }) =>
    t('adjusted', { name: names.get(variantId) ?? variantId, left }),
  );
  return [...lines, t('adjustedThen')].join(' ');
}

/** What a refusal means and what to do next. */
export async function refusalText(
  result: Exclude<PlaceResult, { ok: true }>,
  locale: Locale,
  now: Date,
): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'checkout.refused' });
  return result.reason === 'send_budget'
    ? t('send_budget', { minutes: minutesUntil(result.retryAt, now) })
    : t(result.reason);
}
