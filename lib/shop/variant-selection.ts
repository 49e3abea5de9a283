import type { ChosenOptions, OptionChoice, PictureView, VariantView } from './catalogue-types';

/** A product's variants, found by what is chosen in constant time. Made once, asked at every click. */
export type SelectionIndex = {
  options: OptionChoice[];
  variants: VariantView[];
  byChoice: Map<string, VariantView>;
};

export function indexVariants(options: OptionChoice[], variants: VariantView[]): SelectionIndex {
  const byChoice = new Map(variants.map((variant) => [keyOf(options, variant.options), variant]));
  return { options, variants, byChoice };
}

/** The variant for a choice; undefined when it is incomplete or not made. */
export function variantFor(index: SelectionIndex, chosen: ChosenOptions): VariantView | undefined {
  return index.byChoice.get(keyOf(index.options, chosen));
}

/** Whether choosing this value, with all else as it is, leads to nothing that could be bought. */
export function leadsNowhere(
  index: SelectionIndex,
  chosen: ChosenOptions,
  option: string,
  value: string,
): boolean {
  return !variantFor(index, { ...chosen, [option]: value })?.stock;
}

/** What to choose at first: the first variant that fits what is wanted and can be bought, or fits at all. */
export function firstChoice(index: SelectionIndex, wanted: ChosenOptions = {}): ChosenOptions {
  const fits = index.variants.filter((variant) =>
    Object.entries(wanted).every(([name, value]) => variant.options[name] === value),
  );
  const pool = fits.length > 0 ? fits : index.variants;
  return (pool.find((variant) => variant.stock > 0) ?? pool[0])?.options ?? {};
}

/** The choice that an address holds (`?size=small&glaze=indigo`); null when it names no option. */
export function choiceInQuery(index: SelectionIndex, query: string): ChosenOptions | null {
  const parameters = new URLSearchParams(query);
  const wanted: ChosenOptions = {};
  for (const { name, values } of index.options) {
    const asked = parameters.get(inAddress(name));
    const value = values.find((one) => inAddress(one) === asked);
    if (value) wanted[name] = value;
  }
  return Object.keys(wanted).length > 0 ? firstChoice(index, wanted) : null;
}

/** The query that leads back to a choice; whatever else the address held stays. */
export function queryForChoice(index: SelectionIndex, chosen: ChosenOptions, query = ''): string {
  const parameters = new URLSearchParams(query);
  for (const { name } of index.options) {
    const value = chosen[name];
    if (value) parameters.set(inAddress(name), inAddress(value));
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

/** Where in the list the picture is that shows a choice best: its own, else one that fits all, else the first. */
export function pictureFor(
  pictures: Pick<PictureView, 'variantOption'>[],
  chosen: ChosenOptions,
): number {
  const own = pictures.findIndex(
    ({ variantOption }) =>
      variantOption &&
      Object.entries(variantOption).every(([name, value]) => chosen[name] === value),
  );
  if (own >= 0) return own;
  return Math.max(
    0,
    pictures.findIndex(({ variantOption }) => variantOption === null),
  );
}

function keyOf(options: OptionChoice[], chosen: ChosenOptions): string {
  return JSON.stringify(options.map(({ name }) => chosen[name]));
}

function inAddress(words: string): string {
  return words.toLowerCase().replaceAll(' ', '-');
}
