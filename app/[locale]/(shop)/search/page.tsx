import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListingControls } from '@/components/shop/listing-controls';
import { ProductGrid } from '@/components/shop/product-grid';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { listCategories } from '@/lib/shop/catalogue';
import { searchProducts } from '@/lib/shop/catalogue-search';
import { isSort } from '@/lib/shop/catalogue-types';
import { maxQueryLength, readQuery } from '@/lib/shop/search-query';

// `/products?q=…` is rewritten to here (lib/i18n/rewrites.mjs): the one shelf that cannot be made ahead.
type Props = PageProps<'/[locale]/search'>;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'shop.search' });
  const { text } = readQuery((await searchParams).q);
  const title = text ? t('title', { query: text }) : t('nothingAsked');
  return { title, robots: { index: false } };
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const asked = await searchParams;
  const { text: query, cut } = readQuery(asked.q);
  const sort = isSort(asked.sort) ? asked.sort : 'featured';
  const categories = await listCategories(locale);
  // A shelf that is unknown is no reason to find nothing: the whole shop is searched.
  const category = categories.find(({ slug }) => slug === asked.category)?.slug;
  const products = await searchProducts({ query, locale, category, sort });
  const t = await getTranslations({ locale, namespace: 'shop' });
  return (
    <div className="page grid gap-8 py-10 sm:py-14">
      {cut && <Notice>{t('search.tooLong', { count: maxQueryLength })}</Notice>}
      {products.length > 0 ? (
        <>
          <div className="grid gap-3">
            <h1 className="text-3xl sm:text-5xl">{t('search.title', { query })}</h1>
            <p className="text-ink-soft">{t('listing.count', { count: products.length })}</p>
          </div>
          <ListingControls {...{ locale, categories, category, sort, query }} />
          <ProductGrid products={products} locale={locale} eager={4} />
        </>
      ) : (
        <>
          <EmptyState
            headingLevel={1}
            title={query ? t('search.none', { query }) : t('search.nothingAsked')}
            action={
              <Link href={localePath(locale, '/products')} className={buttonClass('primary')}>
                {t('search.noneAll')}
              </Link>
            }
          >
            {t('search.noneHint')}
          </EmptyState>
          {category && <ListingControls {...{ locale, categories, category, sort, query }} />}
        </>
      )}
    </div>
  );
}
