/** What pages and components know of the catalogue. Money is integer paise, tax included. */
export type CategoryView = { slug: string; name: string; description: string };

export type OptionChoice = { name: string; values: string[] };

/** One value for each option of the product, by the option's name. */
export type ChosenOptions = Record<string, string>;

export type VariantView = {
  /** SKU. */
  id: string;
  options: ChosenOptions;
  pricePaise: number;
  stock: number;
};

export type PictureView = {
  src: string;
  alt: string;
  width: number;
  height: number;
  /** What the picture shows when it does not fit every variant: `{ Glaze: 'Indigo' }`. */
  variantOption: ChosenOptions | null;
};

/** A product as a list shows it. */
export type ProductSummary = {
  slug: string;
  name: string;
  tagline: string;
  picture: PictureView | null;
  /** The lowest price of its variants, and whether others cost more. */
  fromPaise: number;
  severalPrices: boolean;
  soldOut: boolean;
  /** Since when it is on sale: `2026-09-04`. */
  listedOn: string;
};

export type ProductView = {
  slug: string;
  name: string;
  category: { slug: string; name: string };
  tagline: string;
  /** Paragraphs. */
  story: string[];
  maker: string;
  dimensions: string;
  material: string;
  care: string;
  taxRatePercent: number;
  options: OptionChoice[];
  variants: VariantView[];
  pictures: PictureView[];
};

/** `featured` is our own order. */
export const sorts = ['featured', 'newest', 'price-asc', 'price-desc', 'name'] as const;
export type Sort = (typeof sorts)[number];

/** Whether a value from outside names an order of the listing. */
export function isSort(value: unknown): value is Sort {
  return sorts.some((sort) => sort === value);
}
