import { codeForMessage } from '../../otp/message-code';
import { db } from '../../platform/db';
import type { User } from '../../platform/generated/client';
import { addToCart } from '../cart/change-cart';
import { demoGateway } from '../payments/demo-gateway';
import { aShopper } from '../shop-fixtures';
import { type PlaceRequest, type PlaceResult, placeOrder } from './place-order';

/** For database tests: a moment, and things that depend on it. */
export const NOW = new Date('2026-11-22T10:00:00.000Z');

export const ADDRESS = {
  name: 'Asha Verma',
  phone: '+919810000001',
  line1: '12 Lodhi Road',
  line2: '',
  city: 'New Delhi',
  state: 'Delhi',
  pin: '110003',
};

export const CARD = {
  method: 'card' as const,
  number: '4242424242424242',
  expiry: { month: 12, year: 2030 },
  cvv: '123',
};

/** A gateway that answers at once, also for the slow card. */
export const quickGateway = () => demoGateway(db(), { wait: async () => {}, clock: () => NOW });

/** For database tests: a member whose basket holds this. */
export async function aMemberWith(...lines: { sku: string; quantity?: number }[]): Promise<User> {
  const member = await aShopper();
  for (const { sku, quantity = 1 } of lines)
    await addToCart(db(), { userId: member.id }, { variantId: sku, quantity }, NOW);
  return member;
}

/** Presses "Place order" for this member. */
export async function placeAs(
  member: { id: string; phone: string },
  change: Partial<PlaceRequest> = {},
  gateway = quickGateway(),
): Promise<PlaceResult> {
  return placeOrder(
    { db: db(), gateway, clock: () => NOW },
    {
      member,
      address: ADDRESS,
      delivery: 'standard',
      payment: CARD,
      locale: 'en',
      holder: null,
      client: null,
      ...change,
    },
  );
}

/** The same, of an order that is to wait for its code. */
export async function waitingOrder(
  member: { id: string; phone: string },
  change: Partial<PlaceRequest> = {},
) {
  const placed = await placeAs(member, change);
  if (!placed.ok) throw new Error(`not placed: ${placed.reason}`);
  const order = await db().order.findUniqueOrThrow({
    where: { number: placed.number },
    include: { payment: true, lines: true },
  });
  if (!order.payment) throw new Error('no payment');
  const { holder } = placed;
  const message = await codeForMessage(
    db(),
    {
      challengeId: holder.id,
      generation: 1,
    },
    NOW,
  );
  if (!message.ok) throw new Error(message.why);
  return { order, payment: order.payment, holder, code: message.code, expiresAt: placed.expiresAt };
}

/** What the gateway wrote down about one payment. */
export async function gatewayBook(paymentId: string) {
  return db().demoGatewayEntry.findMany({
    where: {
      reference: {
        in: (
          await db().demoGatewayEntry.findMany({
            where: { idempotencyKey: `authorise:${paymentId}` },
            select: { reference: true },
          })
        ).map((entry) => entry.reference),
      },
    },
    orderBy: { at: 'asc' },
    select: { kind: true, outcome: true, amountPaise: true },
  });
}
