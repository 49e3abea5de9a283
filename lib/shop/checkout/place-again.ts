import type { Holder } from '../../otp/challenge';
import type { Db } from '../../platform/db';
import { type Totals, totalsOf } from '../pricing';
import { approvalLines } from './approval';
import { type PlaceResult, type PlaceTools, placeOrder } from './place-order';

/** What the basket comes to now with this delivery, in paise; null when it is empty. */
export async function totalsNow(
  db: Db,
  { userId, deliveryMethod }: { userId: string; deliveryMethod: 'standard' | 'express' },
): Promise<Totals | null> {
  const lines = await approvalLines(db, userId);
  return lines.length > 0 ? totalsOf(lines, deliveryMethod) : null;
}

/** Whether an order can be placed again as it was: a card is not kept, so it has to be typed again. */
export function canPlaceAgain(order: { paymentMethod: string; addressId: string | null }): boolean {
  return order.paymentMethod !== 'card' && order.addressId !== null;
}

export type PlaceAgainRequest = {
  member: { id: string; phone: string };
  orderId: string;
  locale: string;
  holder: Holder | null;
  client: string | null;
};

/**
 * Places the basket as it is now, with the address, delivery and payment of an order whose code a
 * change has voided. Refused as `changed` where that can't be: the checkout page asks then.
 */
export async function placeAgain(
  tools: PlaceTools,
  { member, orderId, locale, holder, client }: PlaceAgainRequest,
): Promise<PlaceResult> {
  const order = await tools.db.order.findFirst({
    where: { id: orderId, userId: member.id, status: 'cancelled' },
    include: { address: true, payment: true },
  });
  const { address, payment } = order ?? {};
  if (!order || !payment || !address || address.deletedAt || !canPlaceAgain(order))
    return { ok: false, reason: 'changed' };
  const { name, phone, line1, line2, city, state, pin } = address;
  return placeOrder(tools, {
    member,
    address: { name, phone, line1, line2, city, state, pin },
    delivery: order.deliveryMethod,
    payment:
      payment.method === 'upi' ? { method: 'upi', id: payment.instrument } : { method: 'cash' },
    locale,
    holder,
    client,
  });
}
