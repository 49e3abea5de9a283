import { describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { setQuantity } from '../cart/change-cart';
import { aProduct, stockOf } from '../shop-fixtures';
import {
  ADDRESS,
  aMemberWith,
  CARD,
  gatewayBook,
  NOW,
  placeAs,
  waitingOrder,
} from './checkout-fixtures';

describe('placing an order', () => {
  test('holds its stock, authorises its payment, and asks the account’s own number', async () => {
    const [sku] = await aProduct([{ stock: 5, pricePaise: 50_000 }]);
    const member = await aMemberWith({ sku, quantity: 2 });
    const { order, payment } = await waitingOrder(member);
    expect(await stockOf(sku)).toBe(3);
    expect(order).toMatchObject({
      status: 'awaiting_approval',
      subtotalPaise: 100_000,
      deliveryPaise: 7_900,
      totalPaise: 107_900,
      taxPaise: 10_714 + 846,
    });
    expect(payment).toMatchObject({ status: 'authorised', instrument: 'Visa ending 4242' });
    expect(await gatewayBook(payment.id)).toEqual([
      { kind: 'authorise', outcome: 'approved', amountPaise: 107_900 },
    ]);
    const challenge = await db().otpChallenge.findFirstOrThrow({ where: { subject: order.id } });
    expect(challenge).toMatchObject({
      phone: member.phone,
      binding: order.binding,
      message: { amount: 'Rs 1,079.00', payee: 'Kulhad Homeware', order: order.number },
    });
  });

  test('sends its code in the language of the page', async () => {
    const [sku] = await aProduct([{ stock: 5 }]);
    const member = await aMemberWith({ sku });
    await placeAs(member, { locale: 'hi' });
    const sent = await db().smsMessage.findMany({ where: { to: member.phone } });
    expect(sent.map(({ template, locale }) => [template, locale])).toEqual([
      ['code.checkout', 'hi'],
    ]);
  });

  test('saves the address once, the first as default', async () => {
    const [sku] = await aProduct([{ stock: 50 }]);
    const member = await aMemberWith({ sku });
    await waitingOrder(member);
    await placeAs(member, { delivery: 'express' });
    await placeAs(member, { address: { ...ADDRESS, pin: '560001' } });
    const book = await db().address.findMany({
      where: { userId: member.id },
      orderBy: { pin: 'asc' },
    });
    expect(book.map(({ pin, isDefault }) => ({ pin, isDefault }))).toEqual([
      { pin: '110003', isDefault: true },
      { pin: '560001', isDefault: false },
    ]);
  });

  test('with a declined card gives the stock back and leaves nothing owed', async () => {
    const [sku] = await aProduct([{ stock: 5 }]);
    const member = await aMemberWith({ sku, quantity: 2 });
    const payment = { ...CARD, number: '4000000000000002' };
    expect(await placeAs(member, { payment })).toEqual({ ok: false, reason: 'declined' });
    expect(await stockOf(sku)).toBe(5);
    const order = await db().order.findFirstOrThrow({
      where: { userId: member.id },
      include: { payment: true },
    });
    expect(order).toMatchObject({ status: 'cancelled', cancelReason: 'declined' });
    expect(order.payment).toMatchObject({ status: 'declined' });
    expect(await db().otpChallenge.count({ where: { subject: order.id } })).toBe(0);
  });

  test('refuses what there is not enough of, and takes nothing of the rest', async () => {
    const [plenty, few] = await aProduct([{ stock: 9 }, { stock: 3 }]);
    const member = await aMemberWith({ sku: plenty }, { sku: few, quantity: 3 });
    await db().variant.update({ where: { id: few }, data: { stock: 2 } });
    expect(await placeAs(member)).toEqual({ ok: false, reason: 'short' });
    expect([await stockOf(plenty), await stockOf(few)]).toEqual([9, 2]);
    expect(await db().order.count({ where: { userId: member.id } })).toBe(0);
  });

  test('refuses an empty basket', async () => {
    expect(await placeAs(await aMemberWith())).toEqual({ ok: false, reason: 'empty' });
  });

  test('[A10] twice at once makes one order and one authorisation', async () => {
    const [sku] = await aProduct([{ stock: 9 }]);
    const member = await aMemberWith({ sku });
    const results = await Promise.all([placeAs(member), placeAs(member), placeAs(member)]);
    expect(new Set(results.map((result) => result.ok && result.number)).size).toBe(1);
    expect(await stockOf(sku)).toBe(8);
    const orders = await db().order.findMany({
      where: { userId: member.id },
      include: { payment: true },
    });
    expect(orders).toHaveLength(1);
    expect(await gatewayBook(orders[0]?.payment?.id ?? '')).toHaveLength(1);
  });

  test('again from the same browser continues the code that is on its way', async () => {
    const [sku] = await aProduct([{ stock: 9 }]);
    const member = await aMemberWith({ sku });
    const first = await waitingOrder(member);
    const again = await placeAs(member, { holder: first.holder });
    expect(again).toMatchObject({ ok: true, number: first.order.number, holder: first.holder });
    expect(await db().smsMessage.count({ where: { to: member.phone } })).toBe(1);
  });

  test('with another delivery replaces the order that waited, and its stock is held once', async () => {
    const [sku] = await aProduct([{ stock: 9 }]);
    const member = await aMemberWith({ sku, quantity: 9 });
    const first = await waitingOrder(member);
    const second = await waitingOrder(member, { delivery: 'express' });
    expect(second.order.id).not.toBe(first.order.id);
    expect(await stockOf(sku)).toBe(0);
    const replaced = await db().order.findUniqueOrThrow({ where: { id: first.order.id } });
    expect(replaced).toMatchObject({ status: 'cancelled', cancelReason: 'replaced' });
    const codes = await db().otpChallenge.findMany({ where: { subject: first.order.id } });
    expect(codes.map((code) => code.voidReason)).toEqual(['replaced']);
  });

  test('says when to try again once too many codes went to the number, and holds nothing', async () => {
    const [sku] = await aProduct([{ stock: 9 }]);
    const member = await aMemberWith({ sku });
    for (let n = 1; n <= 5; n++) {
      expect((await placeAs(member)).ok).toBe(true);
      await setQuantity(db(), { userId: member.id }, { variantId: sku, quantity: n + 1 }, NOW);
    }
    const refused = await placeAs(member);
    expect(refused).toMatchObject({ ok: false, reason: 'send_budget' });
    expect(!refused.ok && 'retryAt' in refused && refused.retryAt > NOW).toBe(true);
    expect(await stockOf(sku)).toBe(9);
  });

  test('[C1] keeps no card number anywhere', async () => {
    const [sku] = await aProduct([{ stock: 9 }]);
    await waitingOrder(await aMemberWith({ sku }));
    const tables = await db().$queryRaw<{ name: string }[]>`
      SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name
      FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = await db().$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM ${name} AS t WHERE t::text ~ '4242[ -]?4242'`,
      );
      expect(rows, name).toEqual([]);
    }
  });
});

describe('[A10] I11: with fifty members at once', () => {
  test('the last seven pieces go to exactly seven, and stock never falls below none', async () => {
    const [sku] = await aProduct([{ stock: 50 }]);
    const members = await Promise.all(Array.from({ length: 50 }, () => aMemberWith({ sku })));
    await db().variant.update({ where: { id: sku }, data: { stock: 7 } });
    const results = await Promise.all(members.map((member) => placeAs(member)));
    expect(results.filter((result) => result.ok)).toHaveLength(7);
    expect(results.filter((result) => !result.ok && result.reason === 'short')).toHaveLength(43);
    expect(await stockOf(sku)).toBe(0);
  });

  test('baskets that share lines in any order never block each other', async () => {
    const [a, b, c] = await aProduct([{ stock: 500 }, { stock: 500 }, { stock: 500 }]);
    const orders = [
      [a, b, c],
      [c, b, a],
      [b, c, a],
    ];
    const members = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        aMemberWith(...(orders[n % 3] ?? []).map((sku) => ({ sku }))),
      ),
    );
    const results = await Promise.all(members.map((member) => placeAs(member)));
    expect(results.filter((result) => result.ok)).toHaveLength(50);
    expect([await stockOf(a), await stockOf(b), await stockOf(c)]).toEqual([450, 450, 450]);
  });
});
