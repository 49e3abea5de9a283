import type { OptionName, Variant } from './types';

/** One variant: SKU, one value per option in their order, price in whole rupees, pieces in stock. */
type Row = [sku: string, values: string[], rupees: number, stock: number];

/** Reads a price list as variants; prices become paise. */
export function variants(names: OptionName[], rows: Row[]): Variant[] {
  return rows.map(([sku, values, rupees, stock]) => ({
    sku,
    options: Object.fromEntries(names.map((name, at) => [name, values[at]])),
    pricePaise: rupees * 100,
    stock,
  }));
}
