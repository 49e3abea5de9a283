import { getTranslations } from 'next-intl/server';
import { Price } from '@/components/ui/price';
import type { Locale } from '@/lib/i18n/routing';
import { formatPaise } from '@/lib/shop/money';
import type { Totals } from '@/lib/shop/pricing';

export type SummaryLine = {
  key: string;
  name: string;
  options: string;
  quantity: number;
  unitPricePaise: number;
};

/** What is bought, line by line. */
export async function SummaryLines({ locale, lines }: { locale: Locale; lines: SummaryLine[] }) {
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return (
    <ul className="grid gap-3">
      {lines.map((line) => (
        <li key={line.key} className="flex items-baseline justify-between gap-4">
          <span>
            {[line.name, line.options].filter(Boolean).join(', ')}
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

/** The sums below the lines: tax is inside the total, that of the delivery too, and said so. */
export async function SummaryTotals({ locale, totals }: { locale: Locale; totals: Totals }) {
  const t = await getTranslations({ locale, namespace: 'checkout' });
  const row = 'flex items-baseline justify-between gap-4';
  return (
    <dl className="grid gap-2">
      <div className={row}>
        <dt>{t('subtotal')}</dt>
        <dd>
          <Price paise={totals.subtotalPaise} locale={locale} />
        </dd>
      </div>
      <div className={row}>
        <dt>{t('delivery')}</dt>
        <dd>
          {totals.deliveryPaise === 0 ? (
            t('deliveryFree')
          ) : (
            <Price paise={totals.deliveryPaise} locale={locale} />
          )}
        </dd>
      </div>
      <div className={`${row} text-ink-soft text-sm`}>
        <dt>{t('tax')}</dt>
        <dd>
          <Price paise={totals.taxPaise} locale={locale} />
        </dd>
      </div>
      <div className={`${row} border-line-strong border-t pt-3 font-semibold text-xl`}>
        <dt>{t('total')}</dt>
        <dd>
          <Price paise={totals.totalPaise} locale={locale} />
        </dd>
      </div>
    </dl>
  );
}
