import type { Locale } from '@/lib/i18n/routing';
import type { ProductSummary } from '@/lib/shop/catalogue-types';
import { ProductCard } from './product-card';

type ProductGridProps = {
  products: ProductSummary[];
  locale: Locale;
  /** How many pictures are above the fold. */
  eager?: number;
  headingLevel?: 2 | 3;
};

/** Products side by side: two on a phone, four on a desk. */
export function ProductGrid({ products, locale, eager = 0, headingLevel = 2 }: ProductGridProps) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 sm:gap-y-12 md:grid-cols-3 lg:grid-cols-4">
      {products.map((product, at) => (
        <li key={product.slug}>
          <ProductCard
            product={product}
            locale={locale}
            eager={at < eager}
            headingLevel={headingLevel}
          />
        </li>
      ))}
    </ul>
  );
}
