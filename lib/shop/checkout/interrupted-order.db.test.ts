import { describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { adjustToStock } from '../cart/adjust-cart';
import { addToCart } from '../cart/change-cart';
import { demoGateway } from '../payments/demo-gateway';
import { authorisationKey, voidPayment } from '../payments/settle-payment';
import { aProduct, stockOf } from '../shop-fixtures';
import { checkoutDefaults } from './checkout-defaults';
import {
  ADDRESS,
  aMemberWith,
  CARD,
  gatewayBook,
  NOW,
  placeAs,
  quickGateway,
  waitingOrder,
} from './checkout-fixtures';
import { holdOrder } from './hold-order';
import { canPlaceAgain, placeAgain } from './place-again';
import { releaseExpired, releaseOrder } from './release-order';

const SLOW = { ...CARD, number: '4000000000000077' };
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe('an order that is interrupted', () => {
  test('by a process that dies before the bank is asked comes back by its own job', async () => {
    const [sku] = await aProduct([{ stock: 5 }]);
    const member = await aMemberWith({ sku, quantity: 2 });
    const payment = { method: 'card' as const, instrument: 'Visa ending 4242' };
    const wish = { userId: member.id, address: ADDRESS, delivery: 'standard' as const, payment };
    const held = await db().$transaction((tx) => holdOrder(tx, wish, NOW));
    expect(await stockOf(sku)).toBe(3);
    const jobs = await db().$queryRaw<{ runAt: Date }[]>`
      SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`release:${held.orderId}`}`;
    expect(jobs).toEqual([{ runAt: later(360_000) }]);

    expect(await releaseExpired(db(), held.orderId, later(360_000))).toBe(true);
    await voidPayment(db(), quickGateway(), held.paymentId, later(360_000));
    expect(await stockOf(sku)).toBe(5);
    const late = await quickGateway().authorise({
      key: authorisationKey(held.paymentId),
      amountPaise: held.totalPaise,
      source: CARD,
    });
    expect(late.outcome).toBe('declined');
  });

  test('by a change of the basket while the bank is thinking sends no code and owes nothing', async () => {
    const [sku] = await aProduct([{ stock: 5 }]);
    const member = await aMemberWith({ sku });
    const gateway = demoGateway(db(), {
      clock: () => NOW,
      wait: async () => {
        await addToCart(db(), { userId: member.id }, { variantId: sku, quantity: 1 }, NOW);
      },
    });
    const result = await placeAs(member, { payment: SLOW }, gateway);
    expect(result).toEqual({ ok: false, reason: 'changed' });
    const order = await db().order.findFirstOrThrow({
      where: { userId: member.id },
      include: { payment: true },
    });
    await voidPayment(db(), quickGateway(), order.payment?.id ?? '', NOW);
    expect(await stockOf(sku)).toBe(5);
    expect(await db().smsMessage.count({ where: { to: member.phone } })).toBe(0);
    const book = await gatewayBook(order.payment?.id ?? '');
    expect(book.map((entry) => entry.kind)).toEqual(['authorise', 'void']);
  });

  test('by a bank that gives no answer is released, and told so', async () => {
    const [sku] = await aProduct([{ stock: 5 }]);
    const member = await aMemberWith({ sku });
    const gateway = { ...quickGateway(), authorise: () => Promise.reject(new Error('no route')) };
    const result = await placeAs(member, {}, gateway);
    expect(result).toEqual({ ok: false, reason: 'gateway_down' });
    expect(await stockOf(sku)).toBe(5);
  });
});

describe('after an order did not come about', () => {
  test('checkout begins with what was asked for, and another hour later with the default', async () => {
    const [sku] = await aProduct([{ stock: 50 }]);
    const member = await aMemberWith({ sku });
    await placeAs(member);
    const { order } = await waitingOrder(member, {
      address: { ...ADDRESS, line1: '14 Lodhi Road' },
      delivery: 'express',
      payment: { method: 'upi', id: 'name@upi' },
    });
    await releaseOrder(db(), order.id, 'changed', NOW);
    expect(await checkoutDefaults(db(), member, later(1_000))).toMatchObject({
      line1: '14 Lodhi Road',
      delivery: 'express',
      payment: 'upi',
      upiId: 'name@upi',
    });
    expect(await checkoutDefaults(db(), member, later(3_700_000))).toMatchObject({
      line1: ADDRESS.line1,
      delivery: 'standard',
      payment: 'card',
    });
  });

  test('it can be placed again for what the basket is now, but for a card', async () => {
    const [sku] = await aProduct([{ stock: 50, pricePaise: 50_000 }]);
    const member = await aMemberWith({ sku });
    const first = await waitingOrder(member, { payment: { method: 'cash' } });
    await addToCart(db(), { userId: member.id }, { variantId: sku, quantity: 1 }, NOW);
    const tools = { db: db(), gateway: quickGateway(), clock: () => NOW };
    const request = {
      member,
      orderId: first.order.id,
      locale: 'en',
      holder: first.holder,
      client: null,
    };
    const again = await placeAgain(tools, request);
    const order = again.ok
      ? await db().order.findUniqueOrThrow({ where: { number: again.number } })
      : null;
    expect(order).toMatchObject({ totalPaise: 107_900, paymentMethod: 'cash' });
    expect(canPlaceAgain({ paymentMethod: 'card', addressId: 'a' })).toBe(false);
  });

  test('placing again is refused for an order of somebody else', async () => {
    const [sku] = await aProduct([{ stock: 50 }]);
    const owner = await aMemberWith({ sku });
    const { order } = await waitingOrder(owner, { payment: { method: 'cash' } });
    await releaseOrder(db(), order.id, 'changed', NOW);
    const member = await aMemberWith({ sku });
    const tools = { db: db(), gateway: quickGateway(), clock: () => NOW };
    const request = { member, orderId: order.id, locale: 'en', holder: null, client: null };
    expect(await placeAgain(tools, request)).toEqual({ ok: false, reason: 'changed' });
  });
});

describe('a basket that wants more than there is', () => {
  test('is cut to the stock before paying, counting what the member’s own order holds', async () => {
    const [few, gone] = await aProduct([{ stock: 5 }, { stock: 5 }]);
    const member = await aMemberWith({ sku: few, quantity: 5 }, { sku: gone, quantity: 2 });
    await waitingOrder(member);
    expect(await adjustToStock(db(), member.id, NOW)).toEqual({ adjusted: [], count: 7 });
    const { id } = await db().order.findFirstOrThrow({ where: { userId: member.id } });
    await releaseOrder(db(), id, 'expired', NOW);
    await db().variant.update({ where: { id: few }, data: { stock: 3 } });
    await db().variant.update({ where: { id: gone }, data: { stock: 0 } });
    expect(await adjustToStock(db(), member.id, NOW)).toEqual({
      adjusted: [
        { variantId: few, left: 3 },
        { variantId: gone, left: 0 },
      ],
      count: 3,
    });
  });
});
