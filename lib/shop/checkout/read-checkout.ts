import type { DeliveryMethod } from '../../platform/generated/enums';
import { type Address, type AddressProblem, readAddress } from '../addresses/address';
import { type CardProblem, readCard, readUpiId } from '../payments/card';
import type { PaymentWish } from './place-order';

export type CheckoutFields = Address & {
  delivery: DeliveryMethod;
  payment: 'card' | 'upi' | 'cash';
  cardNumber: string;
  expiry: string;
  cvv: string;
  upiId: string;
};

export type CheckoutProblem = AddressProblem | CardProblem | 'upi';

export type CheckoutResult =
  | { ok: true; address: Address; delivery: DeliveryMethod; payment: PaymentWish }
  | { ok: false; errors: Partial<Record<keyof CheckoutFields, CheckoutProblem>> };

/**
 * What the checkout form asks for, once its texts are bounded and clean. All that is wrong is told
 * at once; what belongs to a payment that was not chosen is not looked at.
 */
export function readCheckout(fields: CheckoutFields, now: Date): CheckoutResult {
  const { delivery, payment: method, cardNumber, expiry, cvv, upiId, ...typed } = fields;
  const address = readAddress(typed);
  const payment = readPayment({ method, cardNumber, expiry, cvv, upiId }, now);
  if (address.ok && payment.ok)
    return { ok: true, address: address.address, delivery, payment: payment.wish };
  return {
    ok: false,
    errors: { ...(address.ok ? {} : address.errors), ...(payment.ok ? {} : payment.errors) },
  };
}

type PaymentFields = Pick<CheckoutFields, 'cardNumber' | 'expiry' | 'cvv' | 'upiId'> & {
  method: CheckoutFields['payment'];
};

function readPayment(
  { method, upiId, ...card }: PaymentFields,
  now: Date,
):
  | { ok: true; wish: PaymentWish }
  | { ok: false; errors: Partial<Record<keyof CheckoutFields, CheckoutProblem>> } {
  if (method === 'cash') return { ok: true, wish: { method } };
  if (method === 'upi') {
    const id = readUpiId(upiId);
    return id ? { ok: true, wish: { method, id } } : { ok: false, errors: { upiId: 'upi' } };
  }
  const read = readCard(card, now);
  return read.ok ? { ok: true, wish: read.card } : { ok: false, errors: read.errors };
}
