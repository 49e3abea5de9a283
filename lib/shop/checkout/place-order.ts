import { type Holder, phoneKey } from '../../otp/challenge';
import { describeChallenge } from '../../otp/describe';
import { issueChallenge } from '../../otp/issue';
import { voidChallengesOf } from '../../otp/void';
import type { PrismaClient } from '../../platform/generated/client';
import { log } from '../../platform/log';
import { cardInstrument } from '../payments/card';
import type { Gateway, PaymentSource } from '../payments/gateway';
import { authorisationKey } from '../payments/settle-payment';
import { amountInMessage, PAYEE } from './approval';
import { type HeldOrder, HoldRefused, holdOrder, type OrderWish, queueRelease } from './hold-order';
import { endCodeOf } from './open-order';
import { releaseOrder } from './release-order';

export type PaymentWish = PaymentSource | { method: 'cash' };

export type PlaceRequest = Omit<OrderWish, 'payment' | 'userId'> & {
  /** The code goes to the account's own number, whatever number the parcel's receiver has. */
  member: { id: string; phone: string };
  payment: PaymentWish;
  locale: string;
  /** What this browser's cookie holds of an earlier approval. */
  holder: Holder | null;
  /** The block of the client's address; null where it is not limited. */
  client: string | null;
};

export type PlaceResult =
  | { ok: true; number: string; holder: Holder; expiresAt: Date }
  | { ok: false; reason: 'empty' | 'short' | 'declined' | 'gateway_down' | 'changed' }
  | { ok: false; reason: 'send_budget'; retryAt: Date };

export type PlaceTools = { db: PrismaClient; gateway: Gateway; clock: () => Date };

/** A code that arrives in the last second is checked before the stock is given back. */
const GRACE_SECONDS = 15;

/**
 * From "Place order" to a code on its way: holds the order with its stock, authorises its payment
 * with nothing locked, and asks for the approval. Whatever fails on the way releases the order, and
 * if this process dies the release that was queued with the order does. The same wish again
 * continues the same order and, in the same browser, the same code.
 */
export async function placeOrder(tools: PlaceTools, request: PlaceRequest): Promise<PlaceResult> {
  const { db, clock } = tools;
  const held = await hold(tools, request);
  if (!held.ok) return held;
  await endCodeOf(db, held.replaced, 'replaced', clock());

  const paid = await authorise(tools, held, request.payment);
  if (paid !== 'authorised') {
    if (paid !== 'changed')
      await releaseOrder(db, held.orderId, paid === 'declined' ? 'declined' : 'unpaid', clock());
    return { ok: false, reason: paid };
  }
  return askApproval(tools, held, request);
}

async function hold(
  { db, clock }: PlaceTools,
  { member, payment, ...wish }: PlaceRequest,
): Promise<({ ok: true } & HeldOrder) | { ok: false; reason: 'empty' | 'short' }> {
  const order: OrderWish = {
    userId: member.id,
    address: wish.address,
    delivery: wish.delivery,
    payment: { method: payment.method, instrument: instrumentOf(payment) },
  };
  try {
    return { ok: true, ...(await db.$transaction((tx) => holdOrder(tx, order, clock()))) };
  } catch (error) {
    if (error instanceof HoldRefused) return { ok: false, reason: error.reason };
    throw error;
  }
}

function instrumentOf(payment: PaymentWish): string {
  if (payment.method === 'card') return cardInstrument(payment);
  return payment.method === 'upi' ? payment.id : 'cash';
}

async function authorise(
  { db, gateway, clock }: PlaceTools,
  { orderId, paymentId, totalPaise }: HeldOrder,
  source: PaymentWish,
): Promise<'authorised' | 'declined' | 'gateway_down' | 'changed'> {
  if (source.method === 'cash') return 'authorised';
  const key = authorisationKey(paymentId);
  const answer = await gateway
    .authorise({ key, amountPaise: totalPaise, source })
    .catch((error: unknown) => {
      log.warn('payment.no_answer', { paymentId, error });
      return null;
    });
  if (!answer) return 'gateway_down';
  const now = clock();
  return db.$transaction(async (tx) => {
    // Released while the bank was thinking (another tab changed the basket): its void is on its way.
    const [order] = await tx.$queryRaw<{ status: string }[]>`
      SELECT status::text FROM orders WHERE id = ${orderId}::uuid FOR UPDATE`;
    if (order?.status !== 'awaiting_approval') return 'changed';
    if (answer.outcome === 'declined') {
      await tx.payment.updateMany({
        where: { id: paymentId, status: 'pending' },
        data: { status: 'declined' },
      });
      return 'declined';
    }
    const { count } = await tx.payment.updateMany({
      where: { id: paymentId, status: 'pending' },
      data: { status: 'authorised', gatewayReference: answer.reference, authorisedAt: now },
    });
    if (count === 1)
      await tx.orderEvent.create({ data: { orderId, kind: 'payment.authorised', at: now } });
    return 'authorised';
  });
}

async function askApproval(
  { db, clock }: PlaceTools,
  { orderId, number, binding, totalPaise, continued }: HeldOrder,
  { member, locale, holder, client }: PlaceRequest,
): Promise<PlaceResult> {
  const now = clock();
  if (continued) {
    const view = await describeChallenge(db, 'checkout', holder, now);
    if (holder && view.status === 'open' && view.subject === orderId)
      return { ok: true, number, holder, expiresAt: view.expiresAt };
    // Asked for again from another browser, or by a second click: the latest code is the one.
    await voidChallengesOf(db, 'checkout', orderId, 'replaced', now);
  }
  const issued = await issueChallenge(
    db,
    {
      purpose: 'checkout',
      phone: member.phone,
      throttleKey: phoneKey(member.phone),
      subject: orderId,
      accountId: member.id,
      client,
      binding,
      message: { amount: amountInMessage(totalPaise), payee: PAYEE, order: number },
      locale,
      holder,
    },
    now,
  );
  if (!issued.ok) {
    await releaseOrder(db, orderId, 'send_budget', now);
    return { ok: false, reason: 'send_budget', retryAt: issued.retryAt };
  }
  const holdExpiresAt = new Date(issued.expiresAt.getTime() + GRACE_SECONDS * 1000);
  await db.$transaction(async (tx) => {
    const { count } = await tx.order.updateMany({
      where: { id: orderId, status: 'awaiting_approval' },
      data: { holdExpiresAt },
    });
    if (count) await queueRelease(tx, orderId, holdExpiresAt);
  });
  return { ok: true, number, holder: issued.holder, expiresAt: issued.expiresAt };
}
