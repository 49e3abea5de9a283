import { categories } from '../catalogue/catalogue';
import type { Product } from '../catalogue/types';

/** All words that should find a product, lower case: names in both languages, what it is, its options. */
export function searchText(product: Product): string {
  const category = categories.find(({ slug }) => slug === product.category);
  return [
    product.name.en,
    product.name.hi,
    ...product.searchWords,
    category?.name.en,
    category?.name.hi,
    product.tagline,
    product.maker.place,
    product.maker.craft,
    product.material,
    ...product.options.flatMap(({ values }) => values),
  ]
    .filter((words) => words !== undefined)
    .join(' ')
    .normalize('NFC')
    .toLowerCase();
}
