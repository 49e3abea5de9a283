import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import type { ProductSummary } from '@/lib/shop/catalogue-types';
import { formatPaise } from '@/lib/shop/money';
import { ProductPicture } from './product-picture';

type ProductCardProps = {
  product: ProductSummary;
  locale: Locale;
  /** In the first row of the page. */
  eager?: boolean;
  headingLevel?: 2 | 3;
};

/** A product in a list: the whole card leads to it, the link is named by the product alone. */
export async function ProductCard(props: ProductCardProps) {
  const { product, locale, eager = false, headingLevel = 2 } = props;
  const t = await getTranslations({ locale, namespace: 'shop.listing' });
  const price = formatPaise(product.fromPaise, locale);
  const cost = product.severalPrices ? t('from', { price }) : price;
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <article className="card">
      <div className="card-tile">
        {product.picture && (
          <ProductPicture
            picture={product.picture}
            sizes="(min-width: 64rem) 18rem, 45vw"
            eager={eager}
            decorative
            className={product.soldOut ? 'opacity-60' : ''}
          />
        )}
      </div>
      <div className="card-words">
        <Heading>
          <Link href={localePath(locale, `/products/${product.slug}`)} className="card-link">
            {product.name}
          </Link>
        </Heading>
        <p>{product.soldOut ? t('soldOut') : cost}</p>
      </div>
    </article>
  );
}
