import { getTranslations } from 'next-intl/server';
import { CategoryShelf } from '@/components/shop/category-shelf';
import { HomeHero } from '@/components/shop/home-hero';
import { MessageBubble } from '@/components/shop/message-bubble';
import { ProductGrid } from '@/components/shop/product-grid';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { featuredProducts, listCategories, listProducts } from '@/lib/shop/catalogue';

// A first segment that is no language of ours is no page.
export const dynamicParams = false;

export default async function HomePage({ params }: PageProps<'/[locale]'>) {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'shop.home' });
  const featured = await featuredProducts(locale);
  const shelves = await Promise.all(
    (await listCategories(locale)).map(async (category) => ({
      category,
      products: await listProducts({ locale, category: category.slug, sort: 'featured' }),
    })),
  );
  return (
    <div className="grid gap-20 pb-20 sm:gap-28 sm:pb-28">
      <HomeHero locale={locale} products={featured.slice(0, 3)} />
      <section aria-labelledby="featured" className="page grid gap-8">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <h2 id="featured" className="text-3xl sm:text-4xl">
            {t('featured')}
          </h2>
          <Link href={localePath(locale, '/products')} className={buttonClass('quiet')}>
            {t('shopAll')}
          </Link>
        </div>
        <ProductGrid products={featured.slice(0, 8)} locale={locale} headingLevel={3} />
      </section>
      <section aria-labelledby="promise" className="bg-indigo-wash">
        <div className="page grid items-center gap-10 py-14 sm:py-20 md:grid-cols-2 md:gap-16">
          <div className="grid gap-4">
            <h2 id="promise" className="text-3xl sm:text-4xl">
              {t('promiseTitle')}
            </h2>
            <p className="max-w-prose text-lg">{t('promiseText')}</p>
          </div>
          <MessageBubble sender={t('messageFrom')}>{t('message')}</MessageBubble>
        </div>
      </section>
      <section aria-labelledby="shelves" className="page grid gap-8">
        <h2 id="shelves" className="text-3xl sm:text-4xl">
          {t('categories')}
        </h2>
        <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
          {shelves.map(({ category, products }) => (
            <li key={category.slug}>
              <CategoryShelf locale={locale} category={category} products={products} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
