import { bindingOf } from '../../otp/binding';
import type { Db } from '../../platform/db';
import type { DeliveryMethod, PaymentMethod } from '../../platform/generated/enums';
import type { Address } from '../addresses/address';
import { totalsOf } from '../pricing';

/** Who is paid, as the message and the screen name it. */
export const PAYEE = 'Kulhad Homeware';
export const CURRENCY = 'INR';

export type ApprovalLine = {
  variantId: string;
  quantity: number;
  unitPricePaise: number;
  taxRatePercent: number;
};

/** All that a shopper approves with one code. */
export type Approval = {
  order: { id: string; number: string };
  userId: string;
  currency: string;
  payee: string;
  lines: readonly ApprovalLine[];
  delivery: DeliveryMethod;
  /** Null when the address is no longer in the book. */
  address: Address | null;
  payment: { method: PaymentMethod; instrument: string };
};

/** Digest of an approval: one rupee, one piece, one letter of the address more gives another (I5). */
export function approvalBinding(approval: Approval): string {
  const { order, userId, currency, payee, lines, delivery, address, payment } = approval;
  const totals = totalsOf(lines, delivery);
  // Field by field: a row that carries more than these must not give another digest.
  return bindingOf({
    order: { id: order.id, number: order.number },
    userId,
    currency,
    payee,
    lines: lines
      .map(({ variantId, quantity, unitPricePaise }) => [variantId, quantity, unitPricePaise])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    delivery: { method: delivery, paise: totals.deliveryPaise },
    total: totals.totalPaise,
    address: address && addressOnly(address),
    payment: { method: payment.method, instrument: payment.instrument },
  });
}

/** A member's basket as an approval counts it: the quantities wanted, at the prices of this moment. */
export async function approvalLines(db: Db, userId: string): Promise<ApprovalLine[]> {
  const lines = await db.cartLine.findMany({
    where: { cart: { userId } },
    orderBy: [{ addedAt: 'asc' }, { variantId: 'asc' }],
    select: {
      variantId: true,
      quantity: true,
      variant: { select: { pricePaise: true, product: { select: { taxRatePercent: true } } } },
    },
  });
  return lines.map(({ variantId, quantity, variant }) => ({
    variantId,
    quantity,
    unitPricePaise: variant.pricePaise,
    taxRatePercent: variant.product.taxRatePercent,
  }));
}

/**
 * The digest of what a waiting order would come to if it were placed now: from the basket, prices,
 * delivery and address as they are at this moment, not as they were when its code was asked for.
 * An order that waits no more has a digest of its own, which no code was ever made for.
 */
export async function currentBinding(db: Db, orderId: string): Promise<string> {
  const order = await db.order.findUnique({
    where: { id: orderId },
    include: { address: true, payment: true },
  });
  if (order?.status !== 'awaiting_approval' || !order.userId || !order.payment)
    return bindingOf({ gone: orderId });
  const { address } = order;
  return approvalBinding({
    order: { id: order.id, number: order.number },
    userId: order.userId,
    currency: CURRENCY,
    payee: PAYEE,
    lines: await approvalLines(db, order.userId),
    delivery: order.deliveryMethod,
    address: address && !address.deletedAt ? address : null,
    payment: order.payment,
  });
}

/** The fields that make an address, of a row that has more. */
export function addressOnly({ name, phone, line1, line2, city, state, pin }: Address): Address {
  return { name, phone, line1, line2, city, state, pin };
}

/** "Rs 2,499.00": as a text message says an amount, since the rupee sign would double its length. */
export function amountInMessage(paise: number): string {
  const rupees = new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2 }).format(paise / 100);
  return `Rs ${rupees}`;
}
