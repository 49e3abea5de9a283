'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/lib/form-state';
import type { Locale } from '@/lib/i18n/routing';
import { db } from '@/lib/platform/db';
import { updateDisplay } from '@/lib/platform/display-cookie';
import { formAction } from '@/lib/platform/form-action';
import { line, loose } from '@/lib/platform/form-fields';
import { readQuantity } from '@/lib/shop/cart/cart-math';
import {
  addToCart as add,
  type CartChange,
  removeLine,
  setQuantity,
} from '@/lib/shop/cart/change-cart';
import { chosenVariantId } from '@/lib/shop/chosen-variant';
import { cartOwner, cartOwnerToChange } from './shopper';

export type CartFormState = FormState;

const fields = { variantId: line(64), quantity: loose(64) };

// Until a script has run, the product page names its options instead of a SKU.
const chosen = { product: line(80), option1: line(64).default(''), option2: line(64).default('') };

/** Product page: adds `quantity` of the chosen variant to what is there, as far as the stock goes. */
export const addToCart = formAction(
  'cart.add',
  { ...fields, ...chosen },
  async (input, { now, locale }) => {
    const quantity = readQuantity(input.quantity);
    if (quantity === null) return badQuantity(locale);
    const variantId = (await chosenVariantId(input)) ?? '';
    const owner = await cartOwnerToChange(now);
    return told(await add(db(), owner, { variantId, quantity }, now), locale, 'added');
  },
);

/** Basket page: sets `variantId` to `quantity`, an absolute number; undoing a removal is the same. */
export const setCartQuantity = formAction('cart.set', fields, async (input, { now, locale }) => {
  const quantity = readQuantity(input.quantity);
  if (quantity === null) return badQuantity(locale);
  const owner = await cartOwnerToChange(now);
  const change = await setQuantity(db(), owner, { variantId: input.variantId, quantity }, now);
  return told(change, locale, 'saved');
});

/** Basket page: takes `variantId` out; a basket without it is as good. */
export const removeFromCart = formAction(
  'cart.remove',
  { variantId: line(64) },
  async (input, { now }) => {
    const owner = await cartOwner();
    if (!owner) return { status: 'ok' };
    const { count } = await removeLine(db(), owner, input.variantId, now);
    await updateDisplay({ count });
    refresh();
    return { status: 'ok' };
  },
);

async function told(
  change: CartChange,
  locale: Locale,
  good: 'added' | 'saved',
): Promise<CartFormState> {
  const t = await getTranslations({ locale, namespace: 'cart' });
  if (!change.ok)
    return {
      status: 'refused',
      message: t(change.reason === 'unknown' ? 'errors.unknown' : 'errors.soldOut'),
    };
  await updateDisplay({ count: change.count });
  refresh();
  return {
    status: 'ok',
    message: t(change.limited ? 'limited' : good, { count: change.quantity }),
    // What the basket holds now, which may be less than was typed.
    values: { quantity: String(change.quantity) },
  };
}

async function badQuantity(locale: Locale): Promise<CartFormState> {
  const t = await getTranslations({ locale, namespace: 'cart' });
  const message = t('errors.quantity');
  return { status: 'refused', message, errors: { quantity: message } };
}
