import type { OptionName, Picture } from './types';

const SIDE = 800;

/** Where the picture of one side of a product lies: `/products/<slug>/<kind>[-<value>].svg`. */
export function pictureFile(slug: string, kind: Picture['kind'], value?: string): string {
  const suffix = value ? `-${value.toLowerCase().replaceAll(' ', '-')}` : '';
  return `/products/${slug}/${kind}${suffix}.svg`;
}

/** Pictures of a product that looks the same in every variant: one whole, one close. */
export function pictures(slug: string, front: string, detail: string): Picture[] {
  return [picture(slug, 'front', front), picture(slug, 'detail', detail)];
}

/** One front for each value of the option that changes its look, then one close view. */
export function picturesBy(
  option: OptionName,
  slug: string,
  fronts: Record<string, string>,
  detail: string,
): Picture[] {
  const each = Object.entries(fronts).map(([value, alt]) => ({
    ...picture(slug, 'front', alt, value),
    variantOption: { [option]: value },
  }));
  return [...each, picture(slug, 'detail', detail)];
}

function picture(slug: string, kind: Picture['kind'], alt: string, value?: string): Picture {
  return {
    file: pictureFile(slug, kind, value),
    alt,
    kind,
    width: SIDE,
    height: SIDE,
  };
}
