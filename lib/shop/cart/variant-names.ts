import type { Locale } from '../../i18n/routing';
import type { Db } from '../../platform/db';
import { optionsText } from '../variant-text';

/** "Kulhad chai cup, Small, Indigo": the whole name of each of these variants, in one language. */
export async function variantNames(
  db: Db,
  ids: readonly string[],
  locale: Locale,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const variants = await db.variant.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      options: true,
      product: { select: { name: true, nameHi: true, options: true } },
    },
  });
  return new Map(
    variants.map(({ id, options, product }) => {
      const name = (locale === 'hi' && product.nameHi) || product.name;
      return [id, [name, optionsText(product.options, options)].filter(Boolean).join(', ')];
    }),
  );
}
