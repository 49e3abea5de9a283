import { z } from 'zod';
import type { Locale } from '@/lib/i18n/routing';
import type { Prisma } from '@/lib/platform/generated/client';
import type { PictureView, ProductSummary, ProductView } from './catalogue-types';

const optionChoices = z.array(z.object({ name: z.string(), values: z.array(z.string()) }));
const chosenOptions = z.record(z.string(), z.string());

/** What a summary is made from. */
export const summaryRows = {
  variants: { orderBy: { position: 'asc' } },
  pictures: { orderBy: { position: 'asc' } },
} satisfies Prisma.ProductInclude;

export const productRows = { ...summaryRows, category: true } satisfies Prisma.ProductInclude;

type SummaryRow = Prisma.ProductGetPayload<{ include: typeof summaryRows }>;
type ProductRow = Prisma.ProductGetPayload<{ include: typeof productRows }>;

/** A name in the reader's language, or in English where there is none. */
export function named(row: { name: string; nameHi: string | null }, locale: Locale): string {
  return (locale === 'hi' && row.nameHi) || row.name;
}

export function toSummary(row: SummaryRow, locale: Locale): ProductSummary {
  const prices = row.variants.map((variant) => variant.pricePaise);
  const picture = row.pictures[0];
  return {
    slug: row.id,
    name: named(row, locale),
    tagline: row.tagline,
    picture: picture ? toPicture(picture) : null,
    fromPaise: Math.min(...prices),
    severalPrices: new Set(prices).size > 1,
    soldOut: row.variants.every((variant) => variant.stock === 0),
    listedOn: row.listedOn.toISOString().slice(0, 10),
  };
}

export function toProduct(row: ProductRow, locale: Locale): ProductView {
  const { tagline, maker, dimensions, material, care, taxRatePercent } = row;
  return {
    slug: row.id,
    name: named(row, locale),
    category: { slug: row.category.id, name: named(row.category, locale) },
    tagline,
    story: row.story.split('\n\n'),
    maker,
    dimensions,
    material,
    care,
    taxRatePercent,
    options: optionChoices.parse(row.options),
    variants: row.variants.map((variant) => ({
      id: variant.id,
      options: chosenOptions.parse(variant.options),
      pricePaise: variant.pricePaise,
      stock: variant.stock,
    })),
    pictures: row.pictures.map(toPicture),
  };
}

function toPicture(row: ProductRow['pictures'][number]): PictureView {
  const { src, alt, width, height } = row;
  const variantOption = row.variantOption ? chosenOptions.parse(row.variantOption) : null;
  return { src, alt, width, height, variantOption };
}
