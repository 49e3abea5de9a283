import type { Tx } from '../platform/db';

export type StockLine = { variantId: string; quantity: number };
export type LockedVariant = { id: string; pricePaise: number; stock: number };

/**
 * Locks variants in the order of their SKUs and returns what they cost and how many are left.
 * Every transaction that moves stock of several variants comes through here first: with one order
 * for all, two baskets that share lines wait for each other and never deadlock.
 */
export async function lockVariants(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, LockedVariant>> {
  // NO KEY: baskets may go on referring to a variant while its stock moves.
  const rows = await tx.$queryRaw<LockedVariant[]>`
    SELECT id, price_paise AS "pricePaise", stock FROM variants
    WHERE id = ANY(${[...ids]}::text[]) ORDER BY id FOR NO KEY UPDATE`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Takes stock where there is enough; false as soon as a line lacks it, and then roll back (I11). */
export async function takeStock(tx: Tx, lines: readonly StockLine[]): Promise<boolean> {
  for (const { variantId, quantity } of lines) {
    const { count } = await tx.variant.updateMany({
      where: { id: variantId, stock: { gte: quantity } },
      data: { stock: { decrement: quantity } },
    });
    if (count !== 1) return false;
  }
  return true;
}

/** Gives back what an order held. Call only after that order's `stockHeld` was turned off. */
export async function returnStock(tx: Tx, lines: readonly StockLine[]): Promise<void> {
  await lockVariants(
    tx,
    lines.map((line) => line.variantId),
  );
  for (const { variantId, quantity } of lines)
    await tx.variant.updateMany({
      where: { id: variantId },
      data: { stock: { increment: quantity } },
    });
}
