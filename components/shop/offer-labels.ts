import type { getTranslations } from 'next-intl/server';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import type { ProductOfferProps } from './product-offer';

type Translate = Awaited<ReturnType<typeof getTranslations<'shop'>>>;

const optionNames = ['Size', 'Glaze', 'Finish', 'Colour', 'Set', 'Scent', 'Wood'] as const;

/** The texts of a product's form, for the browser: the few it needs, and not all messages. */
export function offerLabels(
  t: Translate,
  locale: Locale,
  taxRatePercent: number,
): ProductOfferProps['labels'] {
  return {
    quantity: t('product.quantity'),
    add: t('product.add'),
    adding: t('product.adding'),
    soldOut: t('product.soldOut'),
    soldOutHint: t('product.soldOutHint'),
    lowOne: t.raw('product.lowOne'),
    lowOther: t.raw('product.lowOther'),
    inStock: t('product.inStock'),
    tax: t('product.taxIncluded', { rate: taxRatePercent }),
    viewCart: t('product.viewCart'),
    cartHref: localePath(locale, '/cart'),
    pictures: t('product.pictures'),
    show: t.raw('product.showPicture'),
    optionNames: Object.fromEntries(
      optionNames.map((name) => [name, t(`product.optionNames.${name}`)]),
    ),
  };
}
