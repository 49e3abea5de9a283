/** What a shopper can choose between. The name is shown as the label of a radio group. */
export type OptionName = 'Size' | 'Glaze' | 'Finish' | 'Colour' | 'Set' | 'Scent' | 'Wood';

export type OptionValues = Partial<Record<OptionName, string>>;

export type Category = {
  slug: string;
  /** Order in menus and on the home page, from 1. */
  position: number;
  name: { en: string; hi: string };
  description: { en: string; hi: string };
};

export type Variant = {
  /** Printed on the box; never reused for another thing. */
  sku: string;
  /** Exactly one value for each option of the product; empty for a product without options. */
  options: OptionValues;
  /** Whole rupees, in paise, tax included. */
  pricePaise: number;
  stock: number;
};

export type Picture = {
  /** Path below the site's root, such as `/products/monsoon-mug/front-sage.svg`. */
  file: string;
  alt: string;
  kind: 'front' | 'detail';
  /** Present when the picture shows one value of an option; absent when it fits every variant. */
  variantOption?: OptionValues;
  width: number;
  height: number;
};

export type Product = {
  slug: string;
  /** Slug of its category. */
  category: string;
  name: { en: string; hi?: string };
  tagline: string;
  /** Paragraphs, two or three. */
  story: string[];
  maker: { place: string; craft: string };
  dimensions: string;
  material: string;
  care: string;
  deliveryNote?: string;
  /** Order on the home page, from 1; absent when it is not shown there. */
  featured?: number;
  /** Since when it is on sale: `2026-09-04`. */
  listedOn: string;
  /** GST in percent, already inside the price. */
  taxRatePercent: 5 | 12 | 18;
  /** Heading of the Indian customs tariff, as an invoice asks for it. */
  hsn: string;
  options: { name: OptionName; values: string[] }[];
  variants: Variant[];
  /** Other words that shoppers type for it, in English, Hindi and Hindi in Latin letters. */
  searchWords: string[];
  pictures: Picture[];
};
