import { cups } from './cups';
import type { Product } from './types';

export { categories } from './categories';

/** Every product of the shop, category by category. */
export const products: Product[] = [...cups];
