import { asciiDigits } from '@/lib/otp/typed-code';

/** Pieces of one variant that a basket may hold; the database checks the same. */
export const MAX_QUANTITY = 99;

export type Quantities = { variantId: string; quantity: number }[];

/** What merging did to one line; `quantity` is what the basket holds of it now. */
export type MergeChange = {
  variantId: string;
  kind: 'combined' | 'reduced' | 'sold_out' | 'earlier';
  quantity: number;
};

/** A quantity as somebody typed it, in digits of any script; null unless it is whole and 1 to 99. */
export function readQuantity(typed: string): number | null {
  const text = asciiDigits(typed).trim();
  if (!/^\d{1,4}$/.test(text)) return null;
  const quantity = Number(text);
  return quantity >= 1 && quantity <= MAX_QUANTITY ? quantity : null;
}

/** As many as were wanted, as there are, and as a basket may hold; 0 when there are none. */
export function clampQuantity(wanted: number, stock: number): number {
  return Math.max(0, Math.min(wanted, stock, MAX_QUANTITY));
}

/** Pieces in all. */
export function countOf(lines: readonly { quantity: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

/** Sum of the lines in paise, tax included. */
export function subtotalOf(lines: readonly { quantity: number; unitPricePaise: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.unitPricePaise, 0);
}

/**
 * A guest's basket laid into a member's: quantities are summed and clamped to `stock`, what is sold
 * out is left out. `changes` lists every line that differs from what the guest saw a moment ago.
 */
export function mergeLines(
  member: Readonly<Quantities>,
  guest: Readonly<Quantities>,
  stock: ReadonlyMap<string, number>,
): { lines: Quantities; changes: MergeChange[] } {
  const before = new Map(member.map((line) => [line.variantId, line.quantity]));
  const after = new Map(before);
  const changes: MergeChange[] = [];
  for (const { variantId, quantity: had } of guest) {
    const earlier = before.get(variantId) ?? 0;
    const quantity = clampQuantity(had + earlier, stock.get(variantId) ?? 0);
    if (quantity === 0) after.delete(variantId);
    else after.set(variantId, quantity);
    if (quantity === 0) changes.push({ variantId, kind: 'sold_out', quantity });
    else if (quantity < had + earlier) changes.push({ variantId, kind: 'reduced', quantity });
    else if (earlier > 0) changes.push({ variantId, kind: 'combined', quantity });
  }
  const seen = new Set(guest.map((line) => line.variantId));
  for (const { variantId, quantity } of member)
    if (guest.length > 0 && !seen.has(variantId))
      changes.push({ variantId, kind: 'earlier', quantity });
  const lines = [...after].map(([variantId, quantity]) => ({ variantId, quantity }));
  return { lines, changes };
}
