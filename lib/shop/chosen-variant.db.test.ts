import { describe, expect, it } from 'vitest';
import { chosenVariantId } from './chosen-variant';

const blank = { variantId: '', product: '', option1: '', option2: '' };

describe('the variant that a product page means', () => {
  it('is the one whose SKU the script filled in', async () => {
    expect(await chosenVariantId({ ...blank, variantId: 'KUL-S-TER' })).toBe('KUL-S-TER');
  });

  it('is found by the ticked options when no script has run', async () => {
    const ticked = { ...blank, product: 'kulhad-chai-cup', option1: 'Large', option2: 'Ivory' };
    expect(await chosenVariantId(ticked)).toBe('KUL-L-IVO');
  });

  it.each([
    { ...blank, product: 'kulhad-chai-cup', option1: 'Large' },
    { ...blank, product: 'kulhad-chai-cup', option1: 'Large', option2: 'Plaid' },
    { ...blank, product: 'no-such-thing', option1: 'Large', option2: 'Ivory' },
    blank,
  ])('is none for a choice that is not made: %o', async (form) => {
    expect(await chosenVariantId(form)).toBeNull();
  });
});
