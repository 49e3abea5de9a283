import type { Tx } from '@/lib/platform/db';
import { categories, products } from '../catalogue/catalogue';
import type { Product } from '../catalogue/types';
import { searchText } from './search-text';

/** Puts the catalogue into the database, or brings what is there up to it; stock that exists is left alone. */
export async function fillShelves(tx: Tx): Promise<void> {
  for (const category of categories) {
    const row = {
      position: category.position,
      name: category.name.en,
      nameHi: category.name.hi,
      description: category.description.en,
      descriptionHi: category.description.hi,
    };
    const id = category.slug;
    await tx.category.upsert({ where: { id }, create: { id, ...row }, update: row });
  }
  for (const [at, product] of products.entries()) {
    await putProduct(tx, product, at + 1);
  }
}

async function putProduct(tx: Tx, product: Product, position: number): Promise<void> {
  const id = product.slug;
  const row = {
    categoryId: product.category,
    name: product.name.en,
    nameHi: product.name.hi ?? null,
    tagline: product.tagline,
    story: product.story.join('\n\n'),
    maker: `${product.maker.place} · ${product.maker.craft}`,
    dimensions: product.dimensions,
    material: product.material,
    care: product.care,
    featured: product.featured ?? null,
    position,
    listedOn: new Date(product.listedOn),
    taxRatePercent: product.taxRatePercent,
    hsnCode: product.hsn,
    options: product.options,
    searchText: searchText(product),
  };
  await tx.product.upsert({ where: { id }, create: { id, ...row }, update: row });

  for (const [at, variant] of product.variants.entries()) {
    const { sku, stock, options, pricePaise } = variant;
    const change = { productId: id, position: at + 1, options, pricePaise };
    await tx.variant.upsert({
      where: { id: sku },
      create: { id: sku, stock, ...change },
      // Not the stock: what was sold stays sold, however often the seed runs.
      update: change,
    });
  }

  await tx.productPicture.deleteMany({ where: { productId: id } });
  await tx.productPicture.createMany({
    data: product.pictures.map((picture, at) => ({
      productId: id,
      position: at + 1,
      kind: picture.kind,
      src: picture.file,
      alt: picture.alt,
      width: picture.width,
      height: picture.height,
      ...(picture.variantOption ? { variantOption: picture.variantOption } : {}),
    })),
  });
}
