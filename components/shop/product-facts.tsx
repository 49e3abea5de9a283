import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { ProductView } from '@/lib/shop/catalogue-types';

/** The story of a product, and what one measures, asks and cleans by. */
export async function ProductFacts({ product, locale }: { product: ProductView; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'shop.product' });
  const facts = [
    [t('maker'), product.maker],
    [t('dimensions'), product.dimensions],
    [t('material'), product.material],
    [t('care'), product.care],
  ] as const;
  return (
    <div className="grid gap-8 border-line border-t pt-8">
      <section aria-labelledby="story" className="grid gap-3">
        <h2 id="story" className="text-2xl">
          {t('story')}
        </h2>
        {product.story.map((paragraph) => (
          <p key={paragraph} lang="en" className="max-w-prose">
            {paragraph}
          </p>
        ))}
      </section>
      <dl className="grid gap-x-6 border-line border-t sm:grid-cols-[auto_1fr]">
        {facts.map(([name, text]) => (
          <div
            key={name}
            className="grid gap-x-6 border-line border-b py-3 sm:col-span-2 sm:grid-cols-subgrid"
          >
            <dt className="font-semibold">{name}</dt>
            <dd lang="en" className="text-ink-soft">
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
