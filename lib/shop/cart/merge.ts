import type { PrismaClient } from '../../platform/generated/client';
import { sha256 } from '../../platform/secret';
import { endCodeOf, releaseOpenOrder } from '../checkout/open-order';
import { countOf, type MergeChange, mergeLines } from './cart-math';
import { lockCart, lockOrCreateCart } from './cart-owner';

/**
 * Lays the basket that a guest filled into the member's, once: the guest's is gone afterwards, so
 * two sign-ins with one cookie never count it twice. Returns what changed, and the pieces in all.
 */
export async function mergeCartAtSignIn(
  db: PrismaClient,
  { guestToken, userId }: { guestToken: string | undefined; userId: string },
  now: Date,
): Promise<{ changes: MergeChange[]; count: number }> {
  const merged = await db.$transaction(async (tx) => {
    const guestId = guestToken ? await lockCart(tx, { tokenHash: sha256(guestToken) }) : null;
    const memberId = await lockOrCreateCart(tx, { userId }, now);
    const linesOf = (cartId: string) =>
      tx.cartLine.findMany({
        where: { cartId },
        orderBy: { addedAt: 'asc' },
        select: { variantId: true, quantity: true },
      });
    const member = await linesOf(memberId);
    const guest = guestId ? await linesOf(guestId) : [];
    if (guestId) await tx.cart.delete({ where: { id: guestId } });
    if (guest.length === 0) return { changes: [], count: countOf(member), released: null };

    // An order that waits in another browser holds stock, and approves a basket that is changing.
    const released = await releaseOpenOrder(tx, userId, 'changed', now);
    const variants = await tx.variant.findMany({
      where: { id: { in: guest.map((line) => line.variantId) } },
      select: { id: true, stock: true },
    });
    const stock = new Map(variants.map((variant) => [variant.id, variant.stock]));
    const { lines, changes } = mergeLines(member, guest, stock);
    const kept = lines.map((line) => line.variantId);
    await tx.cartLine.deleteMany({ where: { cartId: memberId, variantId: { notIn: kept } } });
    for (const { variantId, quantity } of lines)
      await tx.cartLine.upsert({
        where: { cartId_variantId: { cartId: memberId, variantId } },
        create: { cartId: memberId, variantId, quantity, addedAt: now },
        update: { quantity },
      });
    return { changes, count: countOf(lines), released };
  });
  await endCodeOf(db, merged.released, 'changed', now);
  return { changes: merged.changes, count: merged.count };
}
