import { describe, expect, it } from 'vitest';
import type { VariantView } from './catalogue-types';
import {
  choiceInQuery,
  firstChoice,
  indexVariants,
  leadsNowhere,
  pictureFor,
  queryForChoice,
  variantFor,
} from './variant-selection';

const variant = (id: string, Size: string, Glaze: string, stock: number): VariantView => ({
  id,
  options: { Size, Glaze },
  pricePaise: 39_000,
  stock,
});

const options = [
  { name: 'Size', values: ['Small', 'Extra large'] },
  { name: 'Glaze', values: ['Ivory', 'Indigo', 'Ochre'] },
];
const index = indexVariants(options, [
  variant('S-IVO', 'Small', 'Ivory', 0),
  variant('S-IND', 'Small', 'Indigo', 4),
  variant('L-IVO', 'Extra large', 'Ivory', 2),
  variant('L-IND', 'Extra large', 'Indigo', 0),
]);

describe('choosing between variants', () => {
  it('starts with the first that can be bought', () => {
    expect(firstChoice(index)).toEqual({ Size: 'Small', Glaze: 'Indigo' });
  });

  it('starts with the first of all when everything is sold out', () => {
    const empty = indexVariants(options, [variant('S-IVO', 'Small', 'Ivory', 0)]);
    expect(firstChoice(empty)).toEqual({ Size: 'Small', Glaze: 'Ivory' });
  });

  it('finds the variant whatever the order in which its options are named', () => {
    expect(variantFor(index, { Glaze: 'Ivory', Size: 'Extra large' })?.id).toBe('L-IVO');
  });

  it('finds nothing for a choice that is incomplete or not made', () => {
    expect(variantFor(index, { Size: 'Small' })).toBeUndefined();
    expect(variantFor(index, { Size: 'Small', Glaze: 'Ochre' })).toBeUndefined();
  });

  it('knows which value is sold out with the rest of the choice, or is not made with it', () => {
    const chosen = { Size: 'Small', Glaze: 'Indigo' };
    expect(leadsNowhere(index, chosen, 'Glaze', 'Ivory')).toBe(true);
    expect(leadsNowhere(index, chosen, 'Glaze', 'Ochre')).toBe(true);
    expect(leadsNowhere(index, chosen, 'Glaze', 'Indigo')).toBe(false);
    expect(leadsNowhere(index, { ...chosen, Size: 'Extra large' }, 'Glaze', 'Ivory')).toBe(false);
  });

  it('has one choice when a product has no options', () => {
    const only = { id: 'ONE', options: {}, pricePaise: 1, stock: 1 };
    expect(variantFor(indexVariants([], [only]), {})).toBe(only);
  });
});

describe('a choice in the address', () => {
  it('is written and read back, spaces and all', () => {
    const chosen = { Size: 'Extra large', Glaze: 'Ivory' };
    const query = queryForChoice(index, chosen, '?from=sms');
    expect(query).toBe('?from=sms&size=extra-large&glaze=ivory');
    expect(choiceInQuery(index, query)).toEqual(chosen);
  });

  it('may name one option: the rest becomes what can be bought with it', () => {
    expect(choiceInQuery(index, '?glaze=ivory')).toEqual({ Size: 'Extra large', Glaze: 'Ivory' });
  });

  it('may name what is sold out: it is shown so', () => {
    expect(choiceInQuery(index, '?size=small&glaze=ivory')).toEqual({
      Size: 'Small',
      Glaze: 'Ivory',
    });
  });

  it.each(['', '?size=huge', '?colour=ivory', '?size[]=small', '?%00=1'])(
    "is none in '%s'",
    (query) => {
      expect(choiceInQuery(index, query)).toBeNull();
    },
  );
});

describe('the picture of a choice', () => {
  const pictures = [
    { variantOption: { Glaze: 'Ivory' } },
    { variantOption: { Glaze: 'Indigo' } },
    { variantOption: null },
  ];

  it('is its own', () => {
    expect(pictureFor(pictures, { Size: 'Small', Glaze: 'Indigo' })).toBe(1);
  });

  it('is one that fits every variant when it has none of its own', () => {
    expect(pictureFor(pictures, { Glaze: 'Ochre' })).toBe(2);
    expect(pictureFor(pictures.slice(0, 2), { Glaze: 'Ochre' })).toBe(0);
  });
});
