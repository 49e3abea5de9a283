import type { PrismaClient } from '../../platform/generated/client';
import type { Gateway } from './gateway';

/** The key that a payment was authorised under, and is captured and voided by. */
export function authorisationKey(paymentId: string): string {
  return `authorise:${paymentId}`;
}

/**
 * Takes the money of a placed order, once: the gateway answers the same for the same key, and our
 * row changes from `authorised` only. Throws when the gateway gives no answer; then the queue tries again.
 */
export async function capturePayment(
  db: PrismaClient,
  gateway: Gateway,
  paymentId: string,
  now: Date,
): Promise<'captured' | 'not_due'> {
  const payment = await db.payment.findUnique({
    where: { id: paymentId },
    select: { status: true, orderId: true, order: { select: { status: true } } },
  });
  if (payment?.status !== 'authorised' || payment.order.status !== 'placed') return 'not_due';
  const { outcome } = await gateway.capture({
    key: `capture:${paymentId}`,
    authorisedAs: authorisationKey(paymentId),
  });
  if (outcome !== 'captured') throw new Error(`the gateway refused to capture ${paymentId}`);
  await db.$transaction(async (tx) => {
    const { count } = await tx.payment.updateMany({
      where: { id: paymentId, status: 'authorised' },
      data: { status: 'captured', capturedAt: now },
    });
    if (count === 1)
      await tx.orderEvent.create({
        data: { orderId: payment.orderId, kind: 'payment.captured', at: now },
      });
  });
  return 'captured';
}

/**
 * Gives up the authorisation of an order that did not come about, once. An authorisation that is
 * still on its way is declined when it arrives. Throws when the gateway gives no answer.
 */
export async function voidPayment(
  db: PrismaClient,
  gateway: Gateway,
  paymentId: string,
  now: Date,
): Promise<'voided' | 'not_due'> {
  const payment = await db.payment.findUnique({
    where: { id: paymentId },
    select: { status: true, orderId: true, order: { select: { status: true } } },
  });
  if (payment?.order.status !== 'cancelled') return 'not_due';
  if (payment.status !== 'pending' && payment.status !== 'authorised') return 'not_due';
  const { outcome } = await gateway.void({
    key: `void:${paymentId}`,
    authorisedAs: authorisationKey(paymentId),
  });
  if (outcome !== 'voided') throw new Error(`the gateway refused to void ${paymentId}`);
  await db.$transaction(async (tx) => {
    const { count } = await tx.payment.updateMany({
      where: { id: paymentId, status: { in: ['pending', 'authorised'] } },
      data: { status: 'voided', voidedAt: now },
    });
    if (count === 1)
      await tx.orderEvent.create({
        data: { orderId: payment.orderId, kind: 'payment.voided', at: now },
      });
  });
  return 'voided';
}
