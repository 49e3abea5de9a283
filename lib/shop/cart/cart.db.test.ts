import { describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { sha256 } from '@/lib/platform/secret';
import { aProduct, aShopper, stockOf } from '../shop-fixtures';
import { addToCart, removeLine, setQuantity } from './change-cart';
import { mergeCartAtSignIn } from './merge';
import { readCart } from './read-cart';

const now = new Date('2026-11-22T10:00:00Z');
const guest = (token: string) => ({ tokenHash: sha256(token) });

describe('a basket', () => {
  test('keeps what a guest put in, by the hash of a token only', async () => {
    const [sku] = await aProduct([{ stock: 10, pricePaise: 39_000 }]);
    await addToCart(db(), guest('token-a'), { variantId: sku, quantity: 2 }, now);
    const cart = await readCart(db(), guest('token-a'), 'en');
    expect(cart).toMatchObject({ count: 2, subtotalPaise: 78_000, lines: [{ variantId: sku }] });
    expect((await readCart(db(), guest('token-b'), 'en')).lines).toEqual([]);
    const rows = await db().$queryRaw`SELECT * FROM carts WHERE carts::text LIKE '%token-a%'`;
    expect(rows).toEqual([]);
  });

  test('never holds more than the stock, nor more than 99, and says so', async () => {
    const [few, many] = await aProduct([{ stock: 3 }, { stock: 500 }]);
    const owner = guest('clamped');
    expect(await addToCart(db(), owner, { variantId: few, quantity: 2 }, now)).toEqual({
      ok: true,
      quantity: 2,
      limited: false,
      count: 2,
    });
    expect(await addToCart(db(), owner, { variantId: few, quantity: 2 }, now)).toEqual({
      ok: true,
      quantity: 3,
      limited: true,
      count: 3,
    });
    await setQuantity(db(), owner, { variantId: many, quantity: 60 }, now);
    expect(await addToCart(db(), owner, { variantId: many, quantity: 60 }, now)).toMatchObject({
      quantity: 99,
      limited: true,
    });
  });

  test('takes a quantity as an absolute number: sent twice is once', async () => {
    const [sku] = await aProduct([{ stock: 10 }]);
    const owner = guest('absolute');
    await setQuantity(db(), owner, { variantId: sku, quantity: 4 }, now);
    await setQuantity(db(), owner, { variantId: sku, quantity: 4 }, now);
    expect((await readCart(db(), owner, 'en')).count).toBe(4);
  });

  test('refuses what is unknown or sold out, and holds nothing of it', async () => {
    const [gone] = await aProduct([{ stock: 0 }]);
    const owner = guest('refused');
    const add = (variantId: string) => addToCart(db(), owner, { variantId, quantity: 1 }, now);
    expect(await add('NO-SUCH')).toEqual({ ok: false, reason: 'unknown' });
    expect(await add(gone)).toEqual({ ok: false, reason: 'sold_out' });
    expect((await readCart(db(), owner, 'en')).lines).toEqual([]);
  });

  test('shows a line whose stock fell adjusted, and what was wanted', async () => {
    const [sku] = await aProduct([{ stock: 5, pricePaise: 1_000 }]);
    const owner = guest('fell');
    await addToCart(db(), owner, { variantId: sku, quantity: 5 }, now);
    await db().variant.update({ where: { id: sku }, data: { stock: 2 } });
    expect(await readCart(db(), owner, 'en')).toMatchObject({
      count: 2,
      subtotalPaise: 2_000,
      lines: [{ quantity: 2, wanted: 5, available: 2 }],
    });
  });

  test('gives back how many a removed line held, so that it can be put back', async () => {
    const [sku] = await aProduct([{ stock: 5 }]);
    const owner = guest('removed');
    await addToCart(db(), owner, { variantId: sku, quantity: 3 }, now);
    expect(await removeLine(db(), owner, sku, now)).toEqual({ removed: 3, count: 0 });
    expect(await removeLine(db(), owner, sku, now)).toEqual({ removed: 0, count: 0 });
  });

  test('loses no piece when fifty are added at once', async () => {
    const [sku] = await aProduct([{ stock: 80 }]);
    const owner = guest('fifty');
    await Promise.all(
      Array.from({ length: 50 }, () =>
        addToCart(db(), owner, { variantId: sku, quantity: 1 }, now),
      ),
    );
    expect((await readCart(db(), owner, 'en')).count).toBe(50);
    expect(await stockOf(sku)).toBe(80);
  });
});

describe('signing in with a filled basket', () => {
  test('merges it once, whatever is clicked twice, and tells what changed', async () => {
    const [cup, lamp] = await aProduct([{ stock: 10 }, { stock: 2 }]);
    const shopper = await aShopper();
    const member = { userId: shopper.id };
    await addToCart(db(), member, { variantId: cup, quantity: 2 }, now);
    await addToCart(db(), guest('merge-me'), { variantId: cup, quantity: 3 }, now);
    await addToCart(db(), guest('merge-me'), { variantId: lamp, quantity: 2 }, now);
    await db().variant.update({ where: { id: lamp }, data: { stock: 1 } });

    const results = await Promise.all(
      Array.from({ length: 10 }, () =>
        mergeCartAtSignIn(db(), { guestToken: 'merge-me', userId: shopper.id }, now),
      ),
    );
    expect(results.flatMap((result) => result.changes)).toEqual([
      { variantId: cup, kind: 'combined', quantity: 5 },
      { variantId: lamp, kind: 'reduced', quantity: 1 },
    ]);
    expect((await readCart(db(), member, 'en')).count).toBe(6);
    expect((await readCart(db(), guest('merge-me'), 'en')).lines).toEqual([]);
  });

  test('leaves the member’s basket as it was when the guest had none', async () => {
    const [cup] = await aProduct([{ stock: 10 }]);
    const shopper = await aShopper();
    await addToCart(db(), { userId: shopper.id }, { variantId: cup, quantity: 2 }, now);
    expect(
      await mergeCartAtSignIn(db(), { guestToken: undefined, userId: shopper.id }, now),
    ).toEqual({ changes: [], count: 2 });
  });
});
