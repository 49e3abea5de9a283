import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import type { ProductSummary } from '@/lib/shop/catalogue-types';
import { ArrowIcon } from './icons';
import { ProductPicture } from './product-picture';

type HomeHeroProps = {
  locale: Locale;
  /** Three: one large, two beside it. */
  products: ProductSummary[];
};

/** What the shop is, in one sentence and three pictures. */
export async function HomeHero({ locale, products }: HomeHeroProps) {
  const t = await getTranslations({ locale, namespace: 'shop.home' });
  const places = ['col-span-2 row-span-2', '', ''];
  return (
    <section className="page grid items-center gap-10 pt-10 lg:grid-cols-[6fr_7fr] lg:gap-16 lg:pt-16">
      <div className="grid gap-6">
        <h1 className="text-5xl sm:text-6xl xl:text-7xl">{t('title')}</h1>
        <p className="max-w-md text-ink-soft text-lg sm:text-xl">{t('lead')}</p>
        <div>
          <Link href={localePath(locale, '/products')} className={buttonClass('primary')}>
            {t('shopAll')} <ArrowIcon />
          </Link>
        </div>
      </div>
      <ul className="grid grid-cols-3 grid-rows-2 gap-3 sm:gap-4">
        {products.map((product, at) => (
          <li key={product.slug} className={`relative overflow-hidden rounded-3xl ${places[at]}`}>
            <Link href={localePath(locale, `/products/${product.slug}`)} aria-label={product.name}>
              {product.picture && (
                <ProductPicture
                  picture={product.picture}
                  sizes={
                    at === 0 ? '(min-width: 64rem) 28rem, 62vw' : '(min-width: 64rem) 14rem, 30vw'
                  }
                  eager
                  decorative
                  className="h-full"
                />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
