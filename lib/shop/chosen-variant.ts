import 'server-only';
import { db } from '@/lib/platform/db';
import { optionsOf } from './variant-text';

/** What the product page's form sends, whether or not a script has run: all texts, any may be empty. */
export type ChosenVariant = {
  /** SKU, filled in by the script once it knows; empty before. */
  variantId: string;
  /** Otherwise the product's slug, and the chosen values in the order of the product's options. */
  product: string;
  option1: string;
  option2: string;
};

/** The SKU that a product page's form means; null when there is no such variant. */
export async function chosenVariantId(form: ChosenVariant): Promise<string | null> {
  if (form.variantId) return form.variantId;
  const product = await db().product.findUnique({
    where: { id: form.product },
    select: { options: true, variants: { select: { id: true, options: true } } },
  });
  if (!product) return null;
  const names = Array.isArray(product.options) ? product.options.length : 0;
  const wanted = [form.option1, form.option2].slice(0, names).toSorted().join('\n');
  const found = product.variants.find(
    (variant) => Object.values(optionsOf(variant.options)).toSorted().join('\n') === wanted,
  );
  return found?.id ?? null;
}
