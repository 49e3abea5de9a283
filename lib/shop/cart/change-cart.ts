import type { Tx } from '../../platform/db';
import type { PrismaClient } from '../../platform/generated/client';
import { endCodeOf, heldByMember, releaseOpenOrder } from '../checkout/open-order';
import { clampQuantity } from './cart-math';
import { type CartOwner, lockCart, lockOrCreateCart } from './cart-owner';

export type CartChange =
  | {
      ok: true;
      /** What the basket holds of it now. */
      quantity: number;
      /** More was wanted than there is, or than a basket may hold. */
      limited: boolean;
      /** Pieces in the whole basket. */
      count: number;
    }
  | { ok: false; reason: 'unknown' | 'sold_out' };

/** Adds to what the basket holds of a variant, as far as the stock goes. */
export async function addToCart(
  db: PrismaClient,
  owner: CartOwner,
  { variantId, quantity }: { variantId: string; quantity: number },
  now: Date,
): Promise<CartChange> {
  return changeLine(db, owner, variantId, (held) => held + quantity, now);
}

/** Sets how many of a variant the basket holds: an absolute number, so sending it twice is once. */
export async function setQuantity(
  db: PrismaClient,
  owner: CartOwner,
  { variantId, quantity }: { variantId: string; quantity: number },
  now: Date,
): Promise<CartChange> {
  return changeLine(db, owner, variantId, () => quantity, now);
}

async function changeLine(
  db: PrismaClient,
  owner: CartOwner,
  variantId: string,
  wantedOf: (held: number) => number,
  now: Date,
): Promise<CartChange> {
  const known = await db.variant.findUnique({ where: { id: variantId }, select: { id: true } });
  if (!known) return { ok: false, reason: 'unknown' };
  const { result, released } = await db.$transaction(async (tx) => {
    const cartId = await lockOrCreateCart(tx, owner, now);
    const line = await tx.cartLine.findUnique({
      where: { cartId_variantId: { cartId, variantId } },
      select: { quantity: true },
    });
    const held = line?.quantity ?? 0;
    const wanted = wantedOf(held);
    const quantity = clampQuantity(wanted, await stockFor(tx, owner, variantId));
    if (quantity === 0)
      return { result: { ok: false as const, reason: 'sold_out' as const }, released: null };
    let released: string | null = null;
    if (quantity !== held) {
      await tx.cartLine.upsert({
        where: { cartId_variantId: { cartId, variantId } },
        create: { cartId, variantId, quantity, addedAt: now },
        update: { quantity },
      });
      released = await releaseFor(tx, owner, now);
    }
    const count = await countIn(tx, cartId);
    return { result: { ok: true as const, quantity, limited: quantity < wanted, count }, released };
  });
  await endCodeOf(db, released, 'changed', now);
  return result;
}

/** Takes a variant out. Returns how many it held, for undoing, and the pieces that are left. */
export async function removeLine(
  db: PrismaClient,
  owner: CartOwner,
  variantId: string,
  now: Date,
): Promise<{ removed: number; count: number }> {
  const { released, ...result } = await db.$transaction(async (tx) => {
    const cartId = await lockCart(tx, owner);
    if (!cartId) return { removed: 0, count: 0, released: null };
    const lines = await tx.cartLine.findMany({ where: { cartId, variantId } });
    const removed = lines[0]?.quantity ?? 0;
    await tx.cartLine.deleteMany({ where: { cartId, variantId } });
    const released = removed > 0 ? await releaseFor(tx, owner, now) : null;
    return { removed, count: await countIn(tx, cartId), released };
  });
  await endCodeOf(db, released, 'changed', now);
  return result;
}

async function stockFor(tx: Tx, owner: CartOwner, variantId: string): Promise<number> {
  const variant = await tx.variant.findUnique({
    where: { id: variantId },
    select: { stock: true },
  });
  const held = 'userId' in owner ? await heldByMember(tx, owner.userId) : null;
  return (variant?.stock ?? 0) + (held?.get(variantId) ?? 0);
}

/** A basket that differs is not what the open code approves (I5). */
async function releaseFor(tx: Tx, owner: CartOwner, now: Date): Promise<string | null> {
  return 'userId' in owner ? releaseOpenOrder(tx, owner.userId, 'changed', now) : null;
}

async function countIn(tx: Tx, cartId: string): Promise<number> {
  const sum = await tx.cartLine.aggregate({ where: { cartId }, _sum: { quantity: true } });
  return sum._sum.quantity ?? 0;
}
