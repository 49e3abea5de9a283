import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import type { CategoryView, ProductSummary } from '@/lib/shop/catalogue-types';
import { listingPath } from '@/lib/shop/listing-address';
import { ProductPicture } from './product-picture';

type CategoryShelfProps = {
  locale: Locale;
  category: CategoryView;
  /** Three of them are shown. */
  products: ProductSummary[];
};

/** A category with a glimpse of what stands on its shelf. */
export function CategoryShelf({ locale, category, products }: CategoryShelfProps) {
  return (
    <article className="group relative grid gap-4 rounded-3xl bg-raised p-5 ring-1 ring-line hover:ring-line-strong">
      <div className="grid grid-cols-3 gap-2 overflow-hidden rounded-2xl">
        {products
          .slice(0, 3)
          .map(
            (product) =>
              product.picture && (
                <ProductPicture
                  key={product.slug}
                  picture={product.picture}
                  sizes="(min-width: 64rem) 7rem, 28vw"
                  decorative
                />
              ),
          )}
      </div>
      <div className="grid gap-1.5">
        <h3 className="text-2xl">
          <Link
            href={localePath(locale, listingPath({ category: category.slug }))}
            className="after:absolute after:inset-0 after:rounded-3xl group-hover:text-clay"
          >
            {category.name}
          </Link>
        </h3>
        <p className="text-ink-soft">{category.description}</p>
      </div>
    </article>
  );
}
