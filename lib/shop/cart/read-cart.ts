import type { Locale } from '../../i18n/routing';
import type { Db } from '../../platform/db';
import { heldByMember } from '../checkout/open-order';
import { optionsText, pictureOf } from '../variant-text';
import { clampQuantity, countOf, subtotalOf } from './cart-math';
import type { CartOwner } from './cart-owner';

export type CartLineView = {
  variantId: string;
  slug: string;
  name: string;
  /** "Large, Indigo"; empty for a product without options. */
  options: string;
  picture: { src: string; alt: string; width: number; height: number } | null;
  unitPricePaise: number;
  taxRatePercent: number;
  /** How many can be bought now: never more than the stock. */
  quantity: number;
  /** How many were put in; more than `quantity` when the stock fell since. */
  wanted: number;
  /** How many a shopper could have. */
  available: number;
};

export type CartView = { lines: CartLineView[]; count: number; subtotalPaise: number };

/** A basket as it stands now, with live prices and stock; lines in the order they were added. */
export async function readCart(db: Db, owner: CartOwner | null, locale: Locale): Promise<CartView> {
  if (!owner) return { lines: [], count: 0, subtotalPaise: 0 };
  const [rows, held] = await Promise.all([
    db.cartLine.findMany({
      where: { cart: owner },
      orderBy: [{ addedAt: 'asc' }, { variantId: 'asc' }],
      select: {
        variantId: true,
        quantity: true,
        variant: {
          select: {
            options: true,
            pricePaise: true,
            stock: true,
            product: {
              select: {
                id: true,
                name: true,
                nameHi: true,
                options: true,
                taxRatePercent: true,
                pictures: { orderBy: { position: 'asc' } },
              },
            },
          },
        },
      },
    }),
    'userId' in owner ? heldByMember(db, owner.userId) : new Map<string, number>(),
  ]);
  const lines = rows.map(({ variantId, quantity: wanted, variant }) => {
    const { product } = variant;
    const picture = pictureOf(product.pictures, variant.options);
    const available = variant.stock + (held.get(variantId) ?? 0);
    return {
      variantId,
      slug: product.id,
      name: (locale === 'hi' && product.nameHi) || product.name,
      options: optionsText(product.options, variant.options),
      picture: picture && {
        src: picture.src,
        alt: picture.alt,
        width: picture.width,
        height: picture.height,
      },
      unitPricePaise: variant.pricePaise,
      taxRatePercent: product.taxRatePercent,
      quantity: clampQuantity(wanted, available),
      wanted,
      available,
    };
  });
  return { lines, count: countOf(lines), subtotalPaise: subtotalOf(lines) };
}
