import type { PrismaClient } from '../../platform/generated/client';
import { endCodeOf, heldByMember, releaseOpenOrder } from '../checkout/open-order';
import { clampQuantity } from './cart-math';
import { lockCart } from './cart-owner';

export type Adjusted = { variantId: string; left: number };

/**
 * Writes down what the basket page only shows: lines that want more than there is are cut to it,
 * sold out ones taken out. Returns what changed, so that the shopper is told before paying.
 */
export async function adjustToStock(
  db: PrismaClient,
  userId: string,
  now: Date,
): Promise<{ adjusted: Adjusted[]; count: number }> {
  const { released, ...result } = await db.$transaction(async (tx) => {
    const cartId = await lockCart(tx, { userId });
    if (!cartId) return { adjusted: [], count: 0, released: null };
    const held = await heldByMember(tx, userId);
    const lines = await tx.cartLine.findMany({
      where: { cartId },
      orderBy: { addedAt: 'asc' },
      select: { variantId: true, quantity: true, variant: { select: { stock: true } } },
    });
    const adjusted: Adjusted[] = [];
    let count = 0;
    for (const { variantId, quantity, variant } of lines) {
      const left = clampQuantity(quantity, variant.stock + (held.get(variantId) ?? 0));
      count += left;
      if (left === quantity) continue;
      adjusted.push({ variantId, left });
      const where = { cartId_variantId: { cartId, variantId } };
      if (left === 0) await tx.cartLine.delete({ where });
      else await tx.cartLine.update({ where, data: { quantity: left } });
    }
    const released =
      adjusted.length > 0 ? await releaseOpenOrder(tx, userId, 'changed', now) : null;
    return { adjusted, count, released };
  });
  await endCodeOf(db, released, 'changed', now);
  return result;
}
