import 'server-only';
import type { Locale } from '@/lib/i18n/routing';
import { db } from '@/lib/platform/db';
import { named, productRows, summaryRows, toProduct, toSummary } from './catalogue-rows';
import type { CategoryView, ProductSummary, ProductView, Sort } from './catalogue-types';

/** Every category, in the order of the shop. */
export async function listCategories(locale: Locale): Promise<CategoryView[]> {
  const rows = await db().category.findMany({ orderBy: { position: 'asc' } });
  return rows.map((row) => ({
    slug: row.id,
    name: named(row, locale),
    description: locale === 'hi' ? row.descriptionHi : row.description,
  }));
}

type Listing = { locale: Locale; category?: string | undefined; sort: Sort };

/** The products of a category, or of the whole shop, in an order. */
export async function listProducts({ locale, category, sort }: Listing): Promise<ProductSummary[]> {
  const rows = await db().product.findMany({
    where: category ? { categoryId: category } : {},
    include: summaryRows,
    orderBy:
      sort === 'newest'
        ? [{ listedOn: 'desc' }, { position: 'asc' }]
        : [{ featured: { sort: 'asc', nulls: 'last' } }, { position: 'asc' }],
  });
  return inOrder(
    rows.map((row) => toSummary(row, locale)),
    sort,
    locale,
  );
}

/** The products of the home page. */
export async function featuredProducts(locale: Locale): Promise<ProductSummary[]> {
  const rows = await db().product.findMany({
    where: { featured: { not: null } },
    include: summaryRows,
    orderBy: { featured: 'asc' },
  });
  return rows.map((row) => toSummary(row, locale));
}

/** A product as its page shows it; null when no product has this slug. */
export async function productBySlug(slug: string, locale: Locale): Promise<ProductView | null> {
  const row = await db().product.findUnique({ where: { id: slug }, include: productRows });
  return row && toProduct(row, locale);
}

/** The address part of every product. */
export async function productSlugs(): Promise<string[]> {
  const rows = await db().product.findMany({ select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Sorts summaries; `featured` leaves them as they came. Equals keep their order. */
export function inOrder(list: ProductSummary[], sort: Sort, locale: Locale): ProductSummary[] {
  const name = new Intl.Collator(locale);
  switch (sort) {
    case 'featured':
      return list;
    case 'newest':
      return list.toSorted((a, b) => b.listedOn.localeCompare(a.listedOn));
    case 'price-asc':
      return list.toSorted((a, b) => a.fromPaise - b.fromPaise);
    case 'price-desc':
      return list.toSorted((a, b) => b.fromPaise - a.fromPaise);
    case 'name':
      return list.toSorted((a, b) => name.compare(a.name, b.name));
  }
}
