import { expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { fillShelves } from './shelves';

const cup = { where: { id: 'KUL-S-TER' } };

it('leaves the stock alone when it runs again, and brings all else up to the catalogue', async () => {
  const before = await db().variant.findUniqueOrThrow(cup);
  await db().variant.update({ ...cup, data: { stock: { decrement: 7 }, pricePaise: 1 } });
  await db().product.update({ where: { id: before.productId }, data: { name: 'Misspelt' } });

  await db().$transaction(fillShelves);

  const after = await db().variant.findUniqueOrThrow({ ...cup, include: { product: true } });
  expect(after.stock).toBe(before.stock - 7);
  expect(after.pricePaise).toBe(before.pricePaise);
  expect(after.product.name).toBe('Kulhad chai cup');
});

it('does not make a product twice, nor its pictures', async () => {
  const count = async () => [
    await db().product.count(),
    await db().variant.count(),
    await db().productPicture.count(),
  ];
  const before = await count();
  await db().$transaction(fillShelves);
  expect(await count()).toEqual(before);
});
