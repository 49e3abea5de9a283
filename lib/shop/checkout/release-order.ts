import { voidChallengesOf } from '../../otp/void';
import { audit } from '../../platform/audit';
import type { Tx } from '../../platform/db';
import type { PrismaClient } from '../../platform/generated/client';
import { queueVoid } from '../payments/payment-jobs';
import { returnStock } from '../stock';

/** Why an order that waited for its code did not come about. */
export type ReleaseReason =
  | 'changed'
  | 'replaced'
  | 'expired'
  | 'declined'
  | 'too_many_tries'
  | 'send_budget'
  | 'unpaid'
  | 'erased';

/**
 * Cancels an order that waits for its code, in the caller's transaction: its stock goes back and its
 * payment is voided, each exactly once however often this is called. False when the order is not
 * waiting any more: it was placed or released already, and nothing was touched.
 */
export async function releaseInTransaction(
  tx: Tx,
  orderId: string,
  why: ReleaseReason,
  now: Date,
): Promise<boolean> {
  // The guard and the row's lock decide the race with placing: exactly one of the two finds it waiting.
  const { count } = await tx.order.updateMany({
    where: { id: orderId, status: 'awaiting_approval', stockHeld: true },
    data: { status: 'cancelled', stockHeld: false, cancelledAt: now, cancelReason: why },
  });
  if (count !== 1) return false;
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      userId: true,
      lines: { select: { variantId: true, quantity: true } },
      payment: { select: { id: true, method: true, status: true } },
    },
  });
  await returnStock(tx, order.lines);
  await tx.orderEvent.create({ data: { orderId, kind: `cancelled.${why}`, at: now } });
  if (order.payment && order.payment.status !== 'declined') await queueVoid(tx, order.payment, now);
  await audit(tx, { event: 'order.released', userId: order.userId, reason: why }, now);
  return true;
}

/**
 * The same in a transaction of its own, and its code ends too. The code is voided afterwards: a
 * confirmation locks its challenge first and the order second, so the other way round could deadlock.
 */
export async function releaseOrder(
  db: PrismaClient,
  orderId: string,
  why: ReleaseReason,
  now: Date,
): Promise<boolean> {
  const released = await db.$transaction((tx) => releaseInTransaction(tx, orderId, why, now));
  // These two ended by themselves; voiding them as well would only hide why.
  if (released && why !== 'expired' && why !== 'too_many_tries')
    await voidChallengesOf(db, 'checkout', orderId, why, now);
  return released;
}

/** Releases an order whose hold has run out; one that waits for longer, or no more, is left alone. */
export async function releaseExpired(
  db: PrismaClient,
  orderId: string,
  now: Date,
): Promise<boolean> {
  const order = await db.order.findUnique({
    where: { id: orderId },
    select: { holdExpiresAt: true },
  });
  return order && order.holdExpiresAt <= now ? releaseOrder(db, orderId, 'expired', now) : false;
}
