import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { offerLabels } from '@/components/shop/offer-labels';
import { ProductFacts } from '@/components/shop/product-facts';
import { ProductGrid } from '@/components/shop/product-grid';
import { ProductOffer } from '@/components/shop/product-offer';
import { ProductPicture } from '@/components/shop/product-picture';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { listProducts, productBySlug, productSlugs } from '@/lib/shop/catalogue';
import { listingPath } from '@/lib/shop/listing-address';
import { addToCart } from '../../cart/actions';

type Props = PageProps<'/[locale]/products/[slug]'>;

// All products are known when the shop is built; another slug has no page.
export const dynamicParams = false;

export async function generateStaticParams() {
  return (await productSlugs()).map((slug) => ({ slug }));
}

async function productOf({ params }: Props) {
  const { locale: segment, slug } = await params;
  const locale = toLocale(segment);
  const product = await productBySlug(slug, locale);
  if (!product) notFound();
  return { locale, product };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { product } = await productOf(props);
  return { title: product.name, description: product.tagline };
}

export default async function ProductPage(props: Props) {
  const { locale, product } = await productOf(props);
  const t = await getTranslations({ locale, namespace: 'shop' });
  const { category } = product;
  const shelf = await listProducts({ locale, category: category.slug, sort: 'featured' });
  const others = shelf.filter(({ slug }) => slug !== product.slug).slice(0, 4);
  return (
    <div className="page grid gap-16 py-6 sm:gap-24 sm:py-10">
      <div className="grid gap-4">
        <nav aria-label={t('product.breadcrumb')}>
          <ol className="flex gap-2 text-ink-soft text-sm">
            <li>
              <Crumb href={localePath(locale, '/products')}>{t('listing.all')}</Crumb>
            </li>
            <li className="before:mr-2 before:content-['/']">
              <Crumb href={localePath(locale, listingPath({ category: category.slug }))}>
                {category.name}
              </Crumb>
            </li>
          </ol>
        </nav>
        <ProductOffer
          slug={product.slug}
          locale={locale}
          options={product.options}
          variants={product.variants}
          pictures={product.pictures.map((picture) => ({
            alt: picture.alt,
            variantOption: picture.variantOption,
            large: (
              <ProductPicture picture={picture} sizes="(min-width: 48rem) 36rem, 92vw" eager />
            ),
            small: <ProductPicture picture={picture} sizes="8rem" decorative />,
          }))}
          labels={offerLabels(t, locale, product.taxRatePercent)}
          addToCart={addToCart}
          heading={
            <div className="grid gap-3">
              <h1 className="text-4xl lg:text-5xl">{product.name}</h1>
              <p lang="en" className="text-ink-soft text-lg">
                {product.tagline}
              </p>
            </div>
          }
        >
          <ProductFacts product={product} locale={locale} />
        </ProductOffer>
      </div>
      <section aria-labelledby="more" className="grid gap-8">
        <h2 id="more" className="text-3xl">
          {t('product.more')}
        </h2>
        <ProductGrid products={others} locale={locale} headingLevel={3} />
      </section>
    </div>
  );
}

function Crumb({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-11 items-center underline-offset-4 hover:underline"
    >
      {children}
    </Link>
  );
}
