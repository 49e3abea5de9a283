import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { deleteAddress, editAddress } from '../addresses/address-book';
import { lockCart } from '../cart/cart-owner';
import { addToCart, removeLine, setQuantity } from '../cart/change-cart';
import { readCart } from '../cart/read-cart';
import { capturePayment, voidPayment } from '../payments/settle-payment';
import { aProduct, stockOf } from '../shop-fixtures';
import {
  ADDRESS,
  aMemberWith,
  gatewayBook,
  NOW,
  quickGateway,
  waitingOrder,
} from './checkout-fixtures';
import { confirmOrder } from './confirm-order';
import { expireHolds } from './expire-holds';
import { releaseExpired, releaseOrder } from './release-order';

type Waiting = Awaited<ReturnType<typeof waitingOrder>>;
type Member = Awaited<ReturnType<typeof aMemberWith>>;

let sku: string;
let other: string;
let member: Member;
let waiting: Waiting;

beforeEach(async () => {
  [sku, other] = await aProduct([{ stock: 10, pricePaise: 50_000 }, { stock: 10 }]);
  member = await aMemberWith({ sku, quantity: 2 });
  waiting = await waitingOrder(member);
});

const confirm = (typed = waiting.code, now = NOW) =>
  confirmOrder(db(), { holder: waiting.holder, typed, client: null, userId: member.id }, now);
const orderNow = () =>
  db().order.findUniqueOrThrow({ where: { id: waiting.order.id }, include: { payment: true } });
const settle = async () => {
  await voidPayment(db(), quickGateway(), waiting.payment.id, NOW);
  await capturePayment(db(), quickGateway(), waiting.payment.id, NOW);
};

describe('the right code', () => {
  test('[A10] places the order, empties the basket, and has the payment captured', async () => {
    expect(await confirm()).toEqual({ ok: true, result: { number: waiting.order.number } });
    expect((await readCart(db(), { userId: member.id }, 'en')).count).toBe(0);
    await settle();
    const order = await orderNow();
    expect(order).toMatchObject({ status: 'placed', placedAt: NOW, stockHeld: true });
    expect(order.payment).toMatchObject({ status: 'captured', capturedAt: NOW });
    expect(await stockOf(sku)).toBe(8);
  });

  test('[N3] [A10] I2: sent fifty times at once places one order', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => confirm()));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const events = await db().orderEvent.findMany({ where: { orderId: waiting.order.id } });
    expect(events.filter((event) => event.kind === 'placed')).toHaveLength(1);
    expect(await stockOf(sku)).toBe(8);
  });

  test('[I11] is followed by one capture, however often its job runs', async () => {
    await confirm();
    const capture = () => capturePayment(db(), quickGateway(), waiting.payment.id, NOW);
    await Promise.all(Array.from({ length: 50 }, capture));
    const book = await gatewayBook(waiting.payment.id);
    expect(book.filter((entry) => entry.kind === 'capture')).toEqual([
      { kind: 'capture', outcome: 'captured', amountPaise: waiting.order.totalPaise },
    ]);
    const events = await db().orderEvent.findMany({ where: { orderId: waiting.order.id } });
    expect(events.filter((event) => event.kind === 'payment.captured')).toHaveLength(1);
  });

  test('is of no use to another member’s session', async () => {
    const stranger = await aMemberWith();
    expect(
      await confirmOrder(
        db(),
        { holder: waiting.holder, typed: waiting.code, client: null, userId: stranger.id },
        NOW,
      ),
    ).toEqual({ ok: false, reason: 'missing' });
    expect((await orderNow()).status).toBe('awaiting_approval');
  });

  test('leaves cash due on delivery', async () => {
    const payer = await aMemberWith({ sku });
    const cash = await waitingOrder(payer, { payment: { method: 'cash' } });
    await confirmOrder(
      db(),
      { holder: cash.holder, typed: cash.code, client: null, userId: payer.id },
      NOW,
    );
    await capturePayment(db(), quickGateway(), cash.payment.id, NOW);
    expect(await db().payment.findUniqueOrThrow({ where: { id: cash.payment.id } })).toMatchObject({
      status: 'due_on_delivery',
    });
    expect(await gatewayBook(cash.payment.id)).toEqual([]);
  });
});

describe('[T3] [P4] I5: a change in another tab voids the code, says so, and gives everything back', () => {
  const owner = () => ({ userId: member.id });
  const addressId = () => waiting.order.addressId ?? '';
  test.each<[string, () => Promise<unknown>]>([
    ['one piece more', () => addToCart(db(), owner(), { variantId: sku, quantity: 1 }, NOW)],
    ['one piece less', () => setQuantity(db(), owner(), { variantId: sku, quantity: 1 }, NOW)],
    ['another line', () => addToCart(db(), owner(), { variantId: other, quantity: 1 }, NOW)],
    ['no line', () => removeLine(db(), owner(), sku, NOW)],
    [
      'a price one rupee higher',
      () => db().variant.update({ where: { id: sku }, data: { pricePaise: 50_100 } }),
    ],
    [
      'an edited address',
      () =>
        editAddress(
          db(),
          { userId: member.id, id: addressId() },
          { ...ADDRESS, line1: '13 Lodhi Road' },
          NOW,
        ),
    ],
    ['a deleted address', () => deleteAddress(db(), { userId: member.id, id: addressId() }, NOW)],
    [
      'a basket changed behind the shop’s back',
      () => db().cartLine.updateMany({ where: { cart: owner() }, data: { quantity: 3 } }),
    ],
  ])('%s', async (_, change) => {
    await change();
    expect(await confirm()).toEqual({ ok: false, reason: 'voided', why: 'changed' });
    await settle();
    const order = await orderNow();
    expect(order).toMatchObject({ status: 'cancelled', cancelReason: 'changed', stockHeld: false });
    expect(order.payment).toMatchObject({ status: 'voided' });
    expect([await stockOf(sku), await stockOf(other)]).toEqual([10, 10]);
    const log = await db().auditEvent.findMany({ where: { challengeId: waiting.holder.id } });
    expect(log).toContainEqual(expect.objectContaining({ event: 'void', reason: 'changed' }));
  });

  test('and changing it back does not revive the code', async () => {
    await setQuantity(db(), owner(), { variantId: sku, quantity: 3 }, NOW);
    await setQuantity(db(), owner(), { variantId: sku, quantity: 2 }, NOW);
    expect(await confirm()).toEqual({ ok: false, reason: 'voided', why: 'changed' });
  });

  test('but setting the same quantity again changes nothing', async () => {
    await setQuantity(db(), owner(), { variantId: sku, quantity: 2 }, NOW);
    expect((await confirm()).ok).toBe(true);
  });

  test('while fifty confirm and one changes, the order is as approved or not at all', async () => {
    const [change, ...results] = await Promise.all([
      addToCart(db(), owner(), { variantId: sku, quantity: 1 }, NOW),
      ...Array.from({ length: 50 }, () => confirm()),
    ]);
    expect(change.ok).toBe(true);
    const placed = results.filter((result) => result.ok).length;
    const order = await orderNow();
    expect(order.status).toBe(placed === 1 ? 'placed' : 'cancelled');
    expect(await stockOf(sku)).toBe(placed === 1 ? 8 : 10);
    const lines = await db().orderLine.findMany({ where: { orderId: order.id } });
    expect(lines.map((line) => line.quantity)).toEqual([2]);
  });
});

describe('an order that is not confirmed', () => {
  const wrong = () => (waiting.code === '000000' ? '000001' : '000000');

  test('[T2] [P2] after five wrong codes gives its stock back and voids its payment at once', async () => {
    for (let n = 0; n < 4; n++)
      expect(await confirm(wrong())).toMatchObject({ reason: 'wrong', triesLeft: 4 - n });
    expect(await confirm(wrong())).toMatchObject({ reason: 'too_many_tries' });
    expect(await orderNow()).toMatchObject({ status: 'cancelled', cancelReason: 'too_many_tries' });
    expect(await stockOf(sku)).toBe(10);
    expect(await confirm()).toMatchObject({ ok: false, reason: 'too_many_tries' });
  });

  test('[P3] is too late five minutes after its code was asked for', async () => {
    expect(await confirm(waiting.code, waiting.expiresAt)).toEqual({
      ok: false,
      reason: 'expired',
    });
    expect(await orderNow()).toMatchObject({ status: 'cancelled', cancelReason: 'expired' });
  });

  test('comes back by its job when nobody returns, once its hold is over and not before', async () => {
    const { holdExpiresAt } = await orderNow();
    const before = new Date(holdExpiresAt.getTime() - 1);
    expect(await releaseExpired(db(), waiting.order.id, before)).toBe(false);
    expect(await releaseExpired(db(), waiting.order.id, holdExpiresAt)).toBe(true);
    expect(await stockOf(sku)).toBe(10);
    const jobs = await db().$queryRaw<{ task: string }[]>`
      SELECT task_identifier AS task FROM graphile_worker.jobs WHERE key = ${`void:${waiting.payment.id}`}`;
    expect(jobs).toEqual([{ task: 'payments.void' }]);
  });

  test('can be ended at once by the test inbox, for its own number only', async () => {
    expect(await expireHolds(db(), '+919999999999', NOW)).toBe(0);
    expect(await expireHolds(db(), member.phone, NOW)).toBe(1);
    expect(await releaseExpired(db(), waiting.order.id, NOW)).toBe(true);
  });

  test('is released once, however many try, and its stock comes back once', async () => {
    const tries = Array.from({ length: 50 }, () =>
      releaseOrder(db(), waiting.order.id, 'expired', NOW),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect(await stockOf(sku)).toBe(10);
    await Promise.all(
      Array.from({ length: 20 }, () => voidPayment(db(), quickGateway(), waiting.payment.id, NOW)),
    );
    const book = await gatewayBook(waiting.payment.id);
    expect(book.filter((entry) => entry.kind === 'void')).toHaveLength(1);
  });

  test('[I11] in a race with its confirmation exactly one of the two wins', async () => {
    const [confirmed, ...released] = await Promise.all([
      confirm(),
      ...Array.from({ length: 50 }, () => releaseOrder(db(), waiting.order.id, 'expired', NOW)),
    ]);
    await settle();
    const order = await orderNow();
    const placed = confirmed.ok;
    expect(released.filter(Boolean)).toHaveLength(placed ? 0 : 1);
    expect(order.status).toBe(placed ? 'placed' : 'cancelled');
    expect(order.payment?.status).toBe(placed ? 'captured' : 'voided');
    expect(await stockOf(sku)).toBe(placed ? 8 : 10);
  });
});

test('[T4] [A10] the gate inside: a price that changes between the check and the order voids it', async () => {
  let answer: ReturnType<typeof confirm> | undefined;
  await db().$transaction(async (tx) => {
    // Whoever confirms has checked the old price by the time it waits for this basket.
    await lockCart(tx, { userId: member.id });
    await tx.variant.update({ where: { id: sku }, data: { pricePaise: 50_100 } });
    answer = confirm();
    await expect.poll(waitingForALock, { timeout: 10_000 }).toBe(true);
  });
  expect(await answer).toEqual({ ok: false, reason: 'voided', why: 'changed' });
  expect(await orderNow()).toMatchObject({ status: 'cancelled', cancelReason: 'changed' });
  expect(await stockOf(sku)).toBe(10);
});

async function waitingForALock(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waiting: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`;
  return row?.waiting ?? false;
}
