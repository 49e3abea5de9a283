import { describe, expect, it } from 'vitest';
import { optionsText, pictureOf } from './variant-text';

const picture = (src: string, kind: string, variantOption: unknown) => ({
  src,
  alt: '',
  width: 1,
  height: 1,
  kind,
  variantOption,
});

describe('how a variant is told from its siblings', () => {
  it('names its options in the product’s order, whatever order the row has', () => {
    const product = [{ name: 'Size' }, { name: 'Glaze' }];
    expect(optionsText(product, { Glaze: 'Indigo', Size: 'Large' })).toBe('Large, Indigo');
  });

  it('is silent for a product without options', () => {
    expect(optionsText([], {})).toBe('');
    expect(optionsText(null, null)).toBe('');
  });

  it('shows the picture of its own glaze', () => {
    const pictures = [
      picture('/plain', 'front', null),
      picture('/ivory', 'front', { Glaze: 'Ivory' }),
      picture('/indigo-detail', 'detail', { Glaze: 'Indigo' }),
      picture('/indigo', 'front', { Glaze: 'Indigo' }),
    ];
    expect(pictureOf(pictures, { Size: 'Large', Glaze: 'Indigo' })?.src).toBe('/indigo');
    expect(pictureOf(pictures, { Size: 'Large', Glaze: 'Sage' })?.src).toBe('/plain');
    expect(pictureOf([], {})).toBeNull();
  });
});
