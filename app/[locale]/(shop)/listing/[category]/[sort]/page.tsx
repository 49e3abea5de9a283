import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ListingControls } from '@/components/shop/listing-controls';
import { ProductGrid } from '@/components/shop/product-grid';
import { EmptyState } from '@/components/ui/empty-state';
import { toLocale } from '@/lib/i18n/routing';
import { listCategories, listProducts } from '@/lib/shop/catalogue';
import { isSort, sorts } from '@/lib/shop/catalogue-types';

type Props = PageProps<'/[locale]/listing/[category]/[sort]'>;

// `/products?category=…&sort=…` is rewritten to here (lib/i18n/rewrites.mjs); whatever is not made at
// build time does not exist.
export const dynamicParams = false;

export async function generateStaticParams() {
  const categories = await listCategories('en');
  return ['all', ...categories.map(({ slug }) => slug)].flatMap((category) =>
    sorts.map((sort) => ({ category, sort })),
  );
}

async function shelfOf({ params }: Props) {
  const { locale: segment, category, sort } = await params;
  const locale = toLocale(segment);
  const categories = await listCategories(locale);
  const shelf = categories.find(({ slug }) => slug === category);
  if (!isSort(sort) || (category !== 'all' && !shelf)) notFound();
  const t = await getTranslations({ locale, namespace: 'shop.listing' });
  const title = shelf?.name ?? t('all');
  const description = shelf?.description ?? t('allDescription');
  return { locale, categories, category: shelf?.slug, sort, title, description, t };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, description } = await shelfOf(props);
  return { title, description };
}

export default async function ListingPage(props: Props) {
  const { locale, categories, category, sort, title, description, t } = await shelfOf(props);
  const products = await listProducts({ locale, category, sort });
  return (
    <div className="page grid gap-8 py-10 sm:py-14">
      <div className="grid gap-3">
        <h1 className="text-4xl sm:text-6xl">{title}</h1>
        <p className="max-w-prose text-ink-soft text-lg">{description}</p>
      </div>
      <ListingControls locale={locale} categories={categories} category={category} sort={sort} />
      <p className="sr-only">{t('count', { count: products.length })}</p>
      {products.length > 0 ? (
        <ProductGrid products={products} locale={locale} eager={4} />
      ) : (
        <EmptyState title={t('empty')} />
      )}
    </div>
  );
}
