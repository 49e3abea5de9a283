import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CartLines } from '@/components/shop/cart/cart-lines';
import { MergeNotice } from '@/components/shop/cart/merge-notice';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { LinkPending } from '@/components/ui/link-pending';
import { Price } from '@/components/ui/price';
import { localePath } from '@/lib/i18n/path';
import { type Locale, toLocale } from '@/lib/i18n/routing';
import { db } from '@/lib/platform/db';
import { readNotice } from '@/lib/shop/cart/cart-notice';
import { type CartLineView, type CartView, readCart } from '@/lib/shop/cart/read-cart';
import { variantNames } from '@/lib/shop/cart/variant-names';
import { formatPaise } from '@/lib/shop/money';
import { removeFromCart, setCartQuantity } from './actions';
import { cartOwner } from './shopper';

export async function generateMetadata({ params }: PageProps<'/[locale]/cart'>): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'cart' });
  return { title: t('title'), robots: { index: false } };
}

export default async function CartPage({ params }: PageProps<'/[locale]/cart'>) {
  const locale = toLocale((await params).locale);
  const [t, owner, changes] = await Promise.all([
    getTranslations({ locale, namespace: 'cart' }),
    cartOwner(),
    readNotice(),
  ]);
  const [cart, names] = await Promise.all([
    readCart(db(), owner, locale),
    variantNames(
      db(),
      changes.map((change) => change.variantId),
      locale,
    ),
  ]);
  const empty = cart.lines.length === 0;
  return (
    <div className="page grid gap-8 py-10 sm:py-14">
      <h1 className={empty ? 'sr-only' : 'text-4xl sm:text-5xl'}>{t('title')}</h1>
      <MergeNotice locale={locale} changes={changes} names={names} />
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[1fr_20rem]">
        <div>
          <CartLines
            locale={locale}
            lines={cart.lines.map((line) => lineProps(line, locale, t))}
            labels={{
              quantity: t('quantity'),
              update: t('update'),
              remove: t('remove'),
              saving: t('saving'),
              undo: t('undo'),
              removed: t.raw('removed'),
            }}
            set={setCartQuantity}
            remove={removeFromCart}
          />
          {empty && (
            <EmptyState
              title={t('emptyTitle')}
              action={
                <Link href={localePath(locale, '/products')} className={buttonClass()}>
                  {t('emptyAction')}
                </Link>
              }
            >
              <p>{t('emptyText')}</p>
            </EmptyState>
          )}
        </div>
        {!empty && <Summary locale={locale} cart={cart} />}
      </div>
    </div>
  );
}

type T = Awaited<ReturnType<typeof getTranslations<'cart'>>>;

function lineProps(line: CartLineView, locale: Locale, t: T) {
  const { quantity, wanted, available, unitPricePaise } = line;
  return {
    variantId: line.variantId,
    href: localePath(locale, `/products/${line.slug}`),
    name: line.name,
    options: line.options,
    fullName: [line.name, line.options].filter(Boolean).join(', '),
    picture: line.picture,
    quantity,
    each: t('each', { price: formatPaise(unitPricePaise, locale) }),
    total: formatPaise(unitPricePaise * quantity, locale),
    notice:
      quantity === 0
        ? t('soldOut')
        : quantity < wanted
          ? t('fell', { left: available, wanted })
          : null,
  };
}

async function Summary({ locale, cart }: { locale: Locale; cart: CartView }) {
  const t = await getTranslations({ locale, namespace: 'cart' });
  const common = await getTranslations({ locale, namespace: 'common' });
  return (
    <section className="grid gap-4 rounded-2xl bg-tile p-6">
      <p className="flex items-baseline justify-between gap-4">
        <span>{t('subtotal')}</span>
        <Price paise={cart.subtotalPaise} locale={locale} className="font-display text-2xl" />
      </p>
      <p className="text-ink-soft text-sm">{t('taxNote')}</p>
      {cart.count > 0 && (
        <Link
          href={localePath(locale, '/checkout')}
          prefetch={false}
          className={buttonClass('primary', 'w-full')}
        >
          {t('checkout')}
          <LinkPending label={common('loading')} />
        </Link>
      )}
      <Link
        href={localePath(locale, '/products')}
        className={buttonClass('quiet', 'justify-self-center')}
      >
        {t('continue')}
      </Link>
    </section>
  );
}
