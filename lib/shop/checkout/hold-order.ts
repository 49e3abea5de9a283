import { audit } from '../../platform/audit';
import type { Tx } from '../../platform/db';
import type { DeliveryMethod, PaymentMethod } from '../../platform/generated/enums';
import { enqueue } from '../../platform/queue';
import type { Address } from '../addresses/address';
import { keepAddress } from '../addresses/address-book';
import { lockCart } from '../cart/cart-owner';
import { newOrderNumber } from '../orders/order-number';
import { lineTax, totalsOf } from '../pricing';
import { lockVariants, takeStock } from '../stock';
import { optionsText, pictureOf } from '../variant-text';
import { type ApprovalLine, approvalBinding, approvalLines, CURRENCY, PAYEE } from './approval';
import { releaseInTransaction } from './release-order';

export const RELEASE_TASK = 'orders.release';

/** From writing the order to the code's own end: what authorising a payment may take at most. */
const FIRST_HOLD_SECONDS = 360;

export type OrderWish = {
  userId: string;
  address: Address;
  delivery: DeliveryMethod;
  payment: { method: PaymentMethod; instrument: string };
};

export type HeldOrder = {
  orderId: string;
  number: string;
  binding: string;
  totalPaise: number;
  paymentId: string;
  /** The same wish was there already, waiting: nothing was written. */
  continued: boolean;
  /** An earlier order that this one took the place of; its code is to be ended after the commit. */
  replaced: string | null;
};

/** Thrown out of the transaction, so that nothing of the order is left. */
export class HoldRefused extends Error {
  constructor(readonly reason: 'empty' | 'short') {
    super(reason);
  }
}

/**
 * Writes an order that waits for its code and takes its stock, in the caller's transaction: all of
 * it or nothing. The member's basket is locked first, so of two clicks at once the second finds the
 * order of the first and continues it. Throws `HoldRefused`.
 */
export async function holdOrder(tx: Tx, wish: OrderWish, now: Date): Promise<HeldOrder> {
  const { userId } = wish;
  const cartId = await lockCart(tx, { userId });
  const inCart = cartId ? await approvalLines(tx, userId) : [];
  if (inCart.length === 0) throw new HoldRefused('empty');
  const addressId = await keepAddress(tx, userId, wish.address, now);

  const open = await tx.order.findFirst({
    where: { userId, status: 'awaiting_approval' },
    include: { lines: true, payment: true },
  });
  const ids = [...inCart, ...(open?.lines ?? [])].map((line) => line.variantId);
  const variants = await lockVariants(tx, ids);
  // Prices again under the lock: what is written is what was true while the stock was taken.
  const lines = inCart.map((line) => ({
    ...line,
    unitPricePaise: variants.get(line.variantId)?.pricePaise ?? line.unitPricePaise,
  }));
  const bindingFor = (order: { id: string; number: string }) =>
    approvalBinding({
      order,
      userId,
      currency: CURRENCY,
      payee: PAYEE,
      lines,
      delivery: wish.delivery,
      address: wish.address,
      payment: wish.payment,
    });

  if (open?.payment && open.holdExpiresAt > now && open.binding === bindingFor(open))
    return {
      orderId: open.id,
      number: open.number,
      binding: open.binding,
      totalPaise: open.totalPaise,
      paymentId: open.payment.id,
      continued: true,
      replaced: null,
    };
  const replaced =
    open && (await releaseInTransaction(tx, open.id, 'replaced', now)) ? open.id : null;
  if (!(await takeStock(tx, lines))) throw new HoldRefused('short');

  const number = newOrderNumber();
  const id = crypto.randomUUID();
  const binding = bindingFor({ id, number });
  const { address } = wish;
  const totals = totalsOf(lines, wish.delivery);
  const holdExpiresAt = new Date(now.getTime() + FIRST_HOLD_SECONDS * 1000);
  const { payment } = await tx.order.create({
    data: {
      id,
      number,
      userId,
      addressId,
      shipName: address.name,
      shipPhone: address.phone,
      shipLine1: address.line1,
      shipLine2: address.line2,
      shipCity: address.city,
      shipState: address.state,
      shipPin: address.pin,
      deliveryMethod: wish.delivery,
      paymentMethod: wish.payment.method,
      currency: CURRENCY,
      payee: PAYEE,
      ...totals,
      binding,
      holdExpiresAt,
      createdAt: now,
      lines: { create: await orderLines(tx, lines) },
      events: { create: { kind: 'created', at: now } },
      payment: {
        create: {
          ...wish.payment,
          amountPaise: totals.totalPaise,
          status: wish.payment.method === 'cash' ? 'due_on_delivery' : 'pending',
        },
      },
    },
    select: { payment: { select: { id: true } } },
  });
  if (!payment) throw new Error('an order was written without its payment');
  await queueRelease(tx, id, holdExpiresAt);
  await audit(tx, { event: 'order.held', userId, reason: number }, now);
  const { totalPaise } = totals;
  return {
    orderId: id,
    number,
    binding,
    totalPaise,
    paymentId: payment.id,
    continued: false,
    replaced,
  };
}

/** Whatever becomes of this process, the stock comes back when the hold is over. */
export async function queueRelease(tx: Tx, orderId: string, runAt: Date): Promise<void> {
  await enqueue(tx, RELEASE_TASK, { orderId }, { runAt, key: `release:${orderId}` });
}

/** What was bought, as it was then: names and pictures outlive a change of the catalogue. */
async function orderLines(tx: Tx, lines: readonly ApprovalLine[]) {
  const variants = await tx.variant.findMany({
    where: { id: { in: lines.map((line) => line.variantId) } },
    select: {
      id: true,
      options: true,
      product: {
        select: {
          id: true,
          name: true,
          options: true,
          pictures: { orderBy: { position: 'asc' } },
        },
      },
    },
  });
  const byId = new Map(variants.map((variant) => [variant.id, variant]));
  return lines.map((line, position) => {
    const variant = byId.get(line.variantId);
    if (!variant) throw new Error(`a basket holds ${line.variantId}, which is gone`);
    const { product, options } = variant;
    return {
      position,
      variantId: line.variantId,
      productId: product.id,
      productName: product.name,
      optionsText: optionsText(product.options, options),
      pictureSrc: pictureOf(product.pictures, options)?.src ?? '',
      quantity: line.quantity,
      unitPricePaise: line.unitPricePaise,
      taxRatePercent: line.taxRatePercent,
      taxPaise: lineTax(line),
    };
  });
}
