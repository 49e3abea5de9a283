import { voidChallengesOf } from '../../otp/void';
import type { Db, Tx } from '../../platform/db';
import type { PrismaClient } from '../../platform/generated/client';
import { type ReleaseReason, releaseInTransaction, releaseOrder } from './release-order';

/** How many of each variant this member's own waiting order holds: for them it is not gone. */
export async function heldByMember(db: Db, userId: string): Promise<Map<string, number>> {
  const lines = await db.orderLine.findMany({
    where: { order: { userId, status: 'awaiting_approval', stockHeld: true } },
    select: { variantId: true, quantity: true },
  });
  return new Map(lines.map((line) => [line.variantId, line.quantity]));
}

/**
 * Releases the order that this member may have waiting, in the caller's transaction, and returns its
 * id; its code is to be ended after the commit with `endCodeOf`.
 */
export async function releaseOpenOrder(
  tx: Tx,
  userId: string,
  why: ReleaseReason,
  now: Date,
): Promise<string | null> {
  const open = await tx.order.findFirst({
    where: { userId, status: 'awaiting_approval' },
    select: { id: true },
  });
  return open && (await releaseInTransaction(tx, open.id, why, now)) ? open.id : null;
}

/** Ends the code of an order that was released; nothing where there was none. */
export async function endCodeOf(
  db: Db,
  orderId: string | null,
  why: ReleaseReason,
  now: Date,
): Promise<void> {
  if (orderId) await voidChallengesOf(db, 'checkout', orderId, why, now);
}

/** An address was edited or deleted: the order that waits with it no longer says what was approved (I5). */
export async function releaseOrdersTo(
  db: PrismaClient,
  { userId, addressId }: { userId: string; addressId: string },
  now: Date,
): Promise<void> {
  const open = await db.order.findFirst({
    where: { userId, addressId, status: 'awaiting_approval' },
    select: { id: true },
  });
  if (open) await releaseOrder(db, open.id, 'changed', now);
}
