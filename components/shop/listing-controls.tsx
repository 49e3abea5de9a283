import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { type CategoryView, type Sort, sorts } from '@/lib/shop/catalogue-types';
import { listingPath } from '@/lib/shop/listing-address';

type ListingControlsProps = {
  locale: Locale;
  categories: CategoryView[];
  category?: string | undefined;
  sort: Sort;
  /** Kept while the shelf and the order change. */
  query?: string;
};

/** Shelf and order as links: each state of the listing is an address. */
export async function ListingControls(props: ListingControlsProps) {
  const { locale, categories, category, sort, query = '' } = props;
  const t = await getTranslations({ locale, namespace: 'shop.listing' });
  const shelves = [{ slug: undefined, name: t('all') }, ...categories];
  return (
    <div className="grid gap-3">
      <nav aria-label={t('category')} className="-mx-5 overflow-x-auto px-5 py-1 sm:mx-0 sm:px-0">
        <ul className="flex w-max gap-2 sm:w-auto sm:flex-wrap">
          {shelves.map(({ slug, name }) => (
            <li key={slug ?? 'all'}>
              <Link
                href={localePath(locale, listingPath({ query, category: slug, sort }))}
                aria-current={slug === category ? 'page' : undefined}
                className="inline-flex min-h-11 items-center rounded-full border border-line-strong px-4 hover:border-ink aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={t('sort')} className="flex flex-wrap items-center gap-x-5 text-sm">
        <span aria-hidden="true" className="text-ink-soft">
          {t('sort')}
        </span>
        <ul className="flex flex-wrap gap-x-5">
          {sorts.map((one) => (
            <li key={one}>
              <Link
                href={localePath(locale, listingPath({ query, category, sort: one }))}
                aria-current={one === sort ? 'page' : undefined}
                className="inline-flex min-h-11 items-center underline-offset-8 hover:underline aria-[current=page]:font-semibold aria-[current=page]:underline aria-[current=page]:decoration-2 aria-[current=page]:decoration-clay"
              >
                {t(`sorts.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
