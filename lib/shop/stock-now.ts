import 'server-only';
import { db } from '@/lib/platform/db';

/** Stock and price (paise, tax included) of each variant of a product, by SKU. */
export type StockNow = Record<string, { stock: number; pricePaise: number }>;

/** What can be had of a product at this moment; null when there is no such product. */
export async function stockNow(slug: string): Promise<StockNow | null> {
  const rows = await db().variant.findMany({ where: { productId: slug } });
  if (rows.length === 0) return null;
  return Object.fromEntries(rows.map(({ id, stock, pricePaise }) => [id, { stock, pricePaise }]));
}
