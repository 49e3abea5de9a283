import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/ui/link';
import { Price } from '@/components/ui/price';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { formatPaise } from '@/lib/shop/money';
import { ProductPicture } from '../product-picture';

type OrderLinesProps = {
  locale: Locale;
  lines: readonly {
    key: string;
    slug: string;
    name: string;
    options: string;
    picture: string;
    quantity: number;
    unitPricePaise: number;
  }[];
};

/** What was ordered, as it was named and priced then. */
export async function OrderLines({ locale, lines }: OrderLinesProps) {
  const t = await getTranslations({ locale, namespace: 'orders' });
  return (
    <ul className="divide-y divide-line border-line border-y">
      {lines.map((line) => (
        <li key={line.key} className="grid grid-cols-[4.5rem_1fr_auto] items-center gap-4 py-4">
          {line.picture ? (
            <ProductPicture
              picture={{ src: line.picture, alt: '', width: 800, height: 800, variantOption: null }}
              sizes="4.5rem"
              decorative
              className="rounded-xl"
            />
          ) : (
            <span />
          )}
          <span>
            <Link
              href={localePath(locale, `/products/${line.slug}`)}
              className="font-semibold hover:underline underline-offset-4"
            >
              {line.name}
            </Link>
            {line.options && <span className="block text-ink-soft">{line.options}</span>}
            <span className="block text-ink-soft text-sm">
              {t('quantityOf', {
                count: line.quantity,
                price: formatPaise(line.unitPricePaise, locale),
              })}
            </span>
          </span>
          <Price paise={line.quantity * line.unitPricePaise} locale={locale} />
        </li>
      ))}
    </ul>
  );
}
