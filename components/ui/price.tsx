import type { Locale } from '@/lib/i18n/routing';
import { formatPaise } from '@/lib/shop/money';

type PriceProps = { paise: number; locale: Locale; className?: string };

/** An amount in rupees, with digits that line up in a column. */
export function Price({ paise, locale, className = '' }: PriceProps) {
  return <span className={`tabular-nums ${className}`}>{formatPaise(paise, locale)}</span>;
}
