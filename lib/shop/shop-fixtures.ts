import { randomInt, randomUUID } from 'node:crypto';
import { db } from '../platform/db';
import type { User } from '../platform/generated/client';

type VariantSpec = { stock: number; pricePaise?: number };

/** For database tests: a product of the test's own; returns its SKUs in the order given. */
export async function aProduct<const S extends readonly VariantSpec[]>(
  variants: S,
  taxRatePercent = 12,
): Promise<{ [K in keyof S]: string }> {
  const id = `test-${randomUUID()}`;
  await db().category.upsert({
    where: { id: 'tests' },
    create: {
      id: 'tests',
      position: 99,
      name: 'Tests',
      nameHi: 'Tests',
      description: '',
      descriptionHi: '',
    },
    update: {},
  });
  await db().product.create({
    data: {
      id,
      categoryId: 'tests',
      name: `Cup ${id.slice(5, 9)}`,
      tagline: '',
      story: '',
      maker: '',
      dimensions: '',
      material: '',
      care: '',
      position: 1,
      taxRatePercent,
      hsnCode: '6912',
      options: [{ name: 'Size', values: variants.map((_, at) => String(at)) }],
      searchText: '',
    },
  });
  const skus = variants.map((_, at) => `${id}-${at}`);
  await db().variant.createMany({
    data: variants.map(({ stock, pricePaise = 49_900 }, at) => ({
      id: skus[at] ?? '',
      productId: id,
      position: at,
      options: { Size: String(at) },
      pricePaise,
      stock,
    })),
  });
  return skus as { [K in keyof S]: string };
}

/** For database tests: a member with a number of their own. */
export async function aShopper(): Promise<User> {
  const id = randomUUID();
  return db().user.create({
    data: {
      id,
      name: 'Test Shopper',
      email: `${id}@example.com`,
      phone: `+9198${String(randomInt(10 ** 8)).padStart(8, '0')}`,
      passwordHash: 'none',
      phoneVerifiedAt: new Date(0),
    },
  });
}

export async function stockOf(sku: string): Promise<number> {
  return (await db().variant.findUniqueOrThrow({ where: { id: sku } })).stock;
}
