type Picture = {
  src: string;
  alt: string;
  width: number;
  height: number;
  kind: string;
  variantOption: unknown;
};

/** Option names and values of a variant as the database keeps them; whatever else is there is nothing. */
export function optionsOf(json: unknown): Record<string, string> {
  if (!json || typeof json !== 'object' || Array.isArray(json)) return {};
  const entries = Object.entries(json);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
}

/** What tells a variant from its siblings, in the product's own order of options: "Large, Indigo". */
export function optionsText(product: unknown, variant: unknown): string {
  const values = optionsOf(variant);
  const names = Array.isArray(product)
    ? product.map((option: unknown) =>
        option && typeof option === 'object' && 'name' in option ? String(option.name) : '',
      )
    : Object.keys(values);
  return names
    .map((name) => values[name])
    .filter(Boolean)
    .join(', ');
}

/** The picture that shows this variant best: its own front, the product's front, or the first. */
export function pictureOf<P extends Picture>(pictures: readonly P[], variant: unknown): P | null {
  const values = optionsOf(variant);
  const shows = (picture: P) =>
    Object.entries(optionsOf(picture.variantOption)).every(([name, is]) => values[name] === is);
  const fronts = pictures.filter((picture) => picture.kind === 'front');
  const own = fronts.find((picture) => picture.variantOption && shows(picture));
  return (
    own ?? fronts.find((picture) => !picture.variantOption) ?? fronts[0] ?? pictures[0] ?? null
  );
}
