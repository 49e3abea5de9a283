import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { MergeChange } from '@/lib/shop/cart/cart-math';
import { CartNotice } from './cart-notice';

type MergeNoticeProps = {
  locale: Locale;
  changes: readonly MergeChange[];
  /** Name and options by variant; a change without one is not told. */
  names: ReadonlyMap<string, string>;
};

/** What became of two baskets that are one now; nothing when nothing changed. */
export async function MergeNotice({ locale, changes, names }: MergeNoticeProps) {
  const told = changes.flatMap((change) => {
    const name = names.get(change.variantId);
    return name ? [{ ...change, name }] : [];
  });
  if (told.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'cart.notice' });
  return (
    <CartNotice title={t('title')} seenUrl="/api/cart-notice">
      <ul>
        {told.map(({ variantId, kind, name, quantity }) => (
          <li key={variantId}>{t(kind, { name, count: quantity })}</li>
        ))}
      </ul>
    </CartNotice>
  );
}
