import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { categories, products } from './catalogue';
import type { Product } from './types';

const variants = products.flatMap((product) => product.variants);
const pictures = products.flatMap((product) => product.pictures);
const publicFolder = join(import.meta.dirname, '../../public');

function combinations(product: Product): string[] {
  const keys = product.options.reduce<string[]>(
    (before, { name, values }) =>
      before.flatMap((key) => values.map((value) => `${key}${name}=${value};`)),
    [''],
  );
  return keys.sort();
}

function chosen(product: Product, options: Product['variants'][number]['options']): string {
  const known = product.options.map(({ name }) => `${name}=${options[name]};`).join('');
  return Object.keys(options).length === product.options.length ? known : 'too many options';
}

describe('the catalogue', () => {
  it('has six categories in order, each with six products', () => {
    expect(categories.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { slug } of categories) {
      expect(
        products.filter(({ category }) => category === slug),
        slug,
      ).toHaveLength(6);
    }
    expect(products).toHaveLength(36);
  });

  it('names every category and product in Hindi as well', () => {
    for (const { name, slug } of [...categories, ...products]) {
      expect(name.hi, slug).toMatch(/\p{Script=Devanagari}/u);
    }
  });

  it('never uses a slug or a SKU twice', () => {
    const slugs = products.map(({ slug }) => slug);
    const skus = variants.map(({ sku }) => sku);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(new Set(skus).size).toBe(skus.length);
    expect([...slugs, ...categories.map(({ slug }) => slug)].join()).toMatch(/^[a-z0-9,-]+$/);
  });

  it.each(products)(
    '$slug has exactly one variant for each combination of its options',
    (product) => {
      expect(product.variants.map(({ options }) => chosen(product, options)).sort()).toEqual(
        combinations(product),
      );
    },
  );

  it('says of everything since which day it is on sale', () => {
    for (const { listedOn, slug } of products) {
      expect(new Date(listedOn).toISOString().slice(0, 10), slug).toBe(listedOn);
    }
    expect(new Set(products.map(({ listedOn }) => listedOn)).size).toBeGreaterThan(12);
  });

  it('asks whole rupees between 390 and 6,900 for everything', () => {
    for (const { sku, pricePaise } of variants) {
      expect(pricePaise % 100, sku).toBe(0);
      expect(pricePaise, sku).toBeGreaterThanOrEqual(390_00);
      expect(pricePaise, sku).toBeLessThanOrEqual(6900_00);
    }
  });

  it('has things sold out, running low, down to the last one, and never running out', () => {
    const soldOut = products.filter((product) => product.variants.every(({ stock }) => !stock));
    expect(soldOut.map(({ slug }) => slug)).toEqual(['khamba-floor-vase', 'cast-iron-tawa']);
    expect(variants.filter(({ stock }) => stock === 0).length).toBeGreaterThanOrEqual(8);
    expect(variants.filter(({ stock }) => stock > 0 && stock <= 3).length).toBeGreaterThanOrEqual(
      6,
    );
    const lastOne = products.filter(({ variants: [only, more] }) => only?.stock === 1 && !more);
    expect(lastOne.map(({ slug }) => slug)).toEqual(['khal-batta']);
    const evergreen = products.filter((product) =>
      product.variants.some(({ stock }) => stock >= 5000),
    );
    expect(evergreen.length).toBeGreaterThanOrEqual(4);
    expect(evergreen.map(({ slug }) => slug)).toContain('kulhad-chai-cup');
  });

  it('puts the products of the home page in one order without gaps', () => {
    const places = products.flatMap(({ featured }) => featured ?? []).sort((a, b) => a - b);
    expect(places.length).toBeGreaterThanOrEqual(6);
    expect(places).toEqual(places.map((_, at) => at + 1));
  });

  it.each(products)('$slug has a front picture for each variant, with its own words', (product) => {
    for (const { sku, options } of product.variants) {
      const fitting = product.pictures.filter(
        ({ kind, variantOption = {} }) =>
          kind === 'front' &&
          product.options.every(
            ({ name }) => (variantOption[name] ?? options[name]) === options[name],
          ),
      );
      expect(fitting, sku).toHaveLength(1);
    }
    const alts = product.pictures.map(({ alt }) => alt);
    expect(new Set(alts).size).toBe(alts.length);
  });

  it('has every picture on disk, none larger than 12 KB', () => {
    for (const { file } of pictures) {
      const path = join(publicFolder, file);
      expect(existsSync(path), file).toBe(true);
      expect(statSync(path).size, file).toBeLessThan(12 * 1024);
    }
  });
});
