import { describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { listCategories, listProducts, productBySlug, productSlugs } from './catalogue';
import { searchProducts } from './catalogue-search';
import type { Sort } from './catalogue-types';

const search = async (query: string, more: { category?: string; sort?: Sort } = {}) =>
  (await searchProducts({ query, locale: 'en', sort: 'featured', ...more })).map(
    ({ slug }) => slug,
  );

describe('search', () => {
  it.each([
    ['kulhad', 'as it is spelt'],
    ['kulhd', 'with a letter lost'],
    ['khulad', 'with letters swapped'],
    ['KULHAD Chai', 'in capitals, with a second word'],
    ['kulh', 'half typed'],
    ['कुल्हड़', 'in Devanagari'],
    ['chai cup', 'by what it is for'],
  ])("finds the kulhad for '%s', %s", async (query) => {
    expect((await search(query))[0]).toBe('kulhad-chai-cup');
  });

  it.each([
    ['diay', 'mitti-diya-set'],
    ['cushon', 'ajrakh-cushion-cover'],
    ['thali', 'kansa-thali'],
    ['mango wood', 'mango-wood-board'],
  ])("puts for '%s' the right thing among the first three", async (query, slug) => {
    expect((await search(query)).slice(0, 3)).toContain(slug);
  });

  it('asks for every word: a cup of wool is not a cup', async () => {
    expect(await search('kulhad bicycle')).toEqual([]);
  });

  it.each(['xqzwv', '!!!', "'; drop table products; --", '(((', 'a & | !', '%', '日本'])(
    "finds nothing for '%s' and does not fail",
    async (query) => {
      expect(await search(query)).toEqual([]);
    },
  );

  it('stays in a category and follows an order when asked', async () => {
    const found = await searchProducts({
      query: 'chai',
      locale: 'en',
      category: 'cups-mugs',
      sort: 'price-desc',
    });
    const prices = found.map(({ fromPaise }) => fromPaise);
    expect(prices.length).toBeGreaterThan(1);
    expect(prices).toEqual(prices.toSorted((a, b) => b - a));
    const cups = await listProducts({ locale: 'en', category: 'cups-mugs', sort: 'name' });
    expect(cups.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(found.map(({ slug }) => slug)),
    );
  });
});

describe('the catalogue', () => {
  it('has six categories with six products each', async () => {
    const categories = await listCategories('en');
    expect(categories).toHaveLength(6);
    for (const { slug } of categories) {
      expect(await listProducts({ locale: 'en', category: slug, sort: 'name' })).toHaveLength(6);
    }
    expect(await productSlugs()).toHaveLength(36);
  });

  it('is sorted by the lowest price that a product can be had for', async () => {
    const list = await listProducts({ locale: 'en', sort: 'price-asc' });
    const prices = list.map(({ fromPaise }) => fromPaise);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  });

  it('has the newest first when asked, and our order among those of one day', async () => {
    const list = await listProducts({ locale: 'en', sort: 'newest' });
    expect(list.slice(0, 3).map(({ slug, listedOn }) => [slug, listedOn])).toEqual([
      ['jaali-lantern', '2026-10-30'],
      ['lotus-flower-bowl', '2026-10-16'],
      ['kaagaz-table-lamp', '2026-10-16'],
    ]);
    const days = list.map(({ listedOn }) => listedOn);
    expect(days).toEqual(days.toSorted().reverse());
    expect(list).toHaveLength(36);
    const lamps = await listProducts({ locale: 'hi', category: 'lamps-light', sort: 'newest' });
    expect(lamps[0]?.slug).toBe('jaali-lantern');
  });

  it('has the newest first of what a search found, too', async () => {
    const found = await searchProducts({ query: 'chai', locale: 'en', sort: 'newest' });
    const days = found.map(({ listedOn }) => listedOn);
    expect(new Set(days).size).toBeGreaterThan(2);
    expect(days).toEqual(days.toSorted().reverse());
  });

  it('reads the newest first out of an index, without sorting', async () => {
    const [, plan] = await db().$transaction([
      db().$executeRaw`SET LOCAL enable_seqscan = off`,
      db().$queryRaw<Record<string, string>[]>`
        EXPLAIN SELECT id FROM products ORDER BY listed_on DESC, position`,
    ]);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('products_listed_on_position_idx');
    expect(text).not.toContain('Sort');
  });

  it('begins with the featured products, in their order', async () => {
    const [first] = await listProducts({ locale: 'en', sort: 'featured' });
    expect(first?.slug).toBe('kulhad-chai-cup');
  });

  it('tells a product with its options, variants and pictures, named in the language', async () => {
    const product = await productBySlug('kulhad-chai-cup', 'hi');
    expect(product?.name).toBe('कुल्हड़ चाय कप');
    expect(product?.options.map(({ name }) => name)).toEqual(['Size', 'Glaze']);
    expect(product?.variants).toContainEqual({
      id: 'KUL-L-IVO',
      options: { Size: 'Large', Glaze: 'Ivory' },
      pricePaise: 54_000,
      stock: 0,
    });
    expect(product?.pictures[1]?.variantOption).toEqual({ Glaze: 'Indigo' });
    expect(product?.story).toHaveLength(2);
  });

  it('knows no product by another name', async () => {
    expect(await productBySlug('no-such-thing', 'en')).toBeNull();
  });
});
