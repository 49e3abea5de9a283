import type { Holder } from '../../otp/challenge';
import { describeChallenge } from '../../otp/describe';
import { ActDeclined, type VerifyResult, verifyChallenge } from '../../otp/verify';
import { audit } from '../../platform/audit';
import type { Tx } from '../../platform/db';
import type { PrismaClient } from '../../platform/generated/client';
import { lockCart } from '../cart/cart-owner';
import { queueCapture } from '../payments/payment-jobs';
import { currentBinding } from './approval';
import { type ReleaseReason, releaseOrder } from './release-order';

export type ConfirmRequest = {
  holder: Holder | null;
  typed: unknown;
  client: string | null;
  userId: string;
};
export type ConfirmResult = VerifyResult<{ number: string }>;

/**
 * Checks the code of a waiting order and, when it is right, places the order in the transaction
 * that consumes the code. Where nothing can come of the order any more (changed, expired, too many
 * tries) its stock goes back and its payment is voided at once.
 */
export async function confirmOrder(
  db: PrismaClient,
  { holder, typed, client, userId }: ConfirmRequest,
  now: Date,
): Promise<ConfirmResult> {
  const { subject } = await describeChallenge(db, 'checkout', holder, now);
  const order = await ownOrder(db, subject, userId);
  if (!holder || !subject || !order) return { ok: false, reason: 'missing' };
  if (order.cancelReason === 'expired') return { ok: false, reason: 'expired' };
  const result = await verifyChallenge(
    db,
    { purpose: 'checkout', holder, typed, client, binding: await currentBinding(db, subject) },
    (tx, challenge) => place(tx, { orderId: subject, approved: challenge.binding }, now),
    now,
  );
  if (result.ok) return result;
  const why = await ending(db, holder.id, result);
  if (why) await releaseOrder(db, subject, why, now);
  if (result.reason !== 'declined') return result;
  // The gate inside found it changed or gone: the code was good a moment ago and must not be again.
  const latest = await ownOrder(db, subject, userId);
  return latest?.cancelReason === 'expired'
    ? { ok: false, reason: 'expired' }
    : { ok: false, reason: 'voided', why: 'changed' };
}

/**
 * Gives up a waiting order whose code has ended for good, for a page that shows so. Safe to call on
 * every view: an order that was placed, or released already, stays as it is.
 */
export async function releaseEnded(
  db: PrismaClient,
  { holder, userId }: { holder: Holder | null; userId: string },
  now: Date,
): Promise<void> {
  const view = await describeChallenge(db, 'checkout', holder, now);
  if (!holder || view.status !== 'ended' || !(await ownOrder(db, view.subject, userId))) return;
  const why = await ending(db, holder.id, { ok: false, ...view.end });
  if (view.subject && why) await releaseOrder(db, view.subject, why, now);
}

/** Whose order it is, and how it stands; null when it is another's. */
export async function ownOrder(db: PrismaClient, orderId: string | null, userId: string) {
  if (!orderId) return null;
  return db.order.findFirst({
    where: { id: orderId, userId },
    select: { status: true, cancelReason: true },
  });
}

/** What a refusal means for the order; null while the code may still be used, or is being used. */
export async function ending(
  db: PrismaClient,
  challengeId: string,
  result: Exclude<ConfirmResult, { ok: true }>,
): Promise<ReleaseReason | null> {
  switch (result.reason) {
    case 'expired':
      return 'expired';
    case 'too_many_tries':
      return (await everyTryFailed(db, challengeId)) ? 'too_many_tries' : null;
    case 'declined':
      return 'changed';
    case 'voided':
      // A code that a newer one took the place of says nothing about the order, which goes on.
      return result.why === 'changed' ? 'changed' : null;
    default:
      return null;
  }
}

/**
 * Whether all tries are known to have been wrong. A try is counted before it is compared, so with
 * many requests at once the last may be taken while a right one is still placing the order.
 */
async function everyTryFailed(db: PrismaClient, challengeId: string): Promise<boolean> {
  const [challenge, refused] = await Promise.all([
    db.otpChallenge.findUnique({ where: { id: challengeId }, select: { maxAttempts: true } }),
    db.auditEvent.count({ where: { challengeId, event: 'refuse' } }),
  ]);
  return challenge !== null && refused >= challenge.maxAttempts;
}

/** The final gate (OWASP Transaction Authorization 2.9): what was approved is still what is true. */
export async function place(
  tx: Tx,
  { orderId, approved }: { orderId: string; approved: string },
  now: Date,
): Promise<{ number: string }> {
  const found = await tx.order.findUnique({ where: { id: orderId }, select: { userId: true } });
  if (!found?.userId) throw new ActDeclined('gone');
  // Basket before order, as everywhere: nobody changes the one while the other is placed.
  const cartId = await lockCart(tx, { userId: found.userId });
  const [locked] = await tx.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM orders WHERE id = ${orderId}::uuid FOR UPDATE`;
  if (locked?.status !== 'awaiting_approval') throw new ActDeclined('gone');
  if ((await currentBinding(tx, orderId)) !== approved) throw new ActDeclined('changed');

  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { payment: true },
  });
  const paid = order.payment && ['authorised', 'due_on_delivery'].includes(order.payment.status);
  if (!order.payment || !paid || order.binding !== approved) throw new ActDeclined('changed');
  const { count } = await tx.order.updateMany({
    where: { id: orderId, status: 'awaiting_approval', stockHeld: true },
    data: { status: 'placed', placedAt: now },
  });
  if (count !== 1) throw new ActDeclined('gone');
  await tx.orderEvent.createMany({
    data: [
      { orderId, kind: 'approved', at: now },
      { orderId, kind: 'placed', at: now },
    ],
  });
  if (cartId) await tx.cartLine.deleteMany({ where: { cartId } });
  await queueCapture(tx, order.payment);
  await audit(tx, { event: 'order.placed', userId: order.userId, reason: order.number }, now);
  return { number: order.number };
}
