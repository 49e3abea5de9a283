import { cups } from './cups';
import { kitchen } from './kitchen';
import { lamps } from './lamps';
import { plates } from './plates';
import { textiles } from './textiles';
import type { Product } from './types';
import { vases } from './vases';

export { categories } from './categories';

/** Every product of the shop, category by category. */
export const products: Product[] = [
  ...cups,
  ...plates,
  ...vases,
  ...lamps,
  ...textiles,
  ...kitchen,
];
