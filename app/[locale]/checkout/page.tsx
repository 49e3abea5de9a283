import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MergeNotice } from '@/components/shop/cart/merge-notice';
import { CheckoutForm } from '@/components/shop/checkout/checkout-form';
import { SummaryLines, SummaryTotals } from '@/components/shop/checkout/order-summary';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import { type Locale, toLocale } from '@/lib/i18n/routing';
import { requireSession } from '@/lib/identity/current-session';
import { db } from '@/lib/platform/db';
import { maskPhone } from '@/lib/platform/mask';
import { INDIAN_STATES } from '@/lib/shop/addresses/indian-states';
import { readNotice } from '@/lib/shop/cart/cart-notice';
import { type CartView, readCart } from '@/lib/shop/cart/read-cart';
import { variantNames } from '@/lib/shop/cart/variant-names';
import { checkoutDefaults } from '@/lib/shop/checkout/checkout-defaults';
import { totalsOf } from '@/lib/shop/pricing';
import { placeOrder } from './actions';
import { formLabels } from './form-labels';

type Props = PageProps<'/[locale]/checkout'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return { title: t('title'), robots: { index: false } };
}

export default async function CheckoutPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { member } = await requireSession(locale, localePath(locale, '/checkout'));
  const [t, cart, defaults, changes] = await Promise.all([
    getTranslations({ locale, namespace: 'checkout' }),
    readCart(db(), { userId: member.id }, locale),
    checkoutDefaults(db(), member, new Date()),
    readNotice(),
  ]);
  if (cart.count === 0) return <Empty locale={locale} />;
  const changed = changes.map((change) => change.variantId);
  const names = await variantNames(db(), changed, locale);
  return (
    <div className="mx-auto w-full max-w-xl px-5 py-10 sm:py-14">
      <h1 className="text-4xl sm:text-5xl">{t('title')}</h1>
      <p className="mt-4 mb-10 text-ink-soft">{t('lead', { phone: maskPhone(member.phone) })}</p>
      <MergeNotice locale={locale} changes={changes} names={names} />
      <CheckoutForm
        locale={locale}
        action={placeOrder}
        states={INDIAN_STATES}
        labels={formLabels(t, cart.subtotalPaise, locale)}
        defaults={defaults}
      >
        <Summary locale={locale} cart={cart} />
      </CheckoutForm>
    </div>
  );
}

/** Both totals are there; the chosen delivery shows its own, before any script has loaded. */
async function Summary({ locale, cart }: { locale: Locale; cart: CartView }) {
  const t = await getTranslations({ locale, namespace: 'checkout' });
  const lines = cart.lines.filter((line) => line.quantity > 0);
  return (
    <section aria-labelledby="summary" className="grid gap-5 rounded-2xl bg-tile p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="summary" className="text-2xl">
          {t('summary')}
        </h2>
        <Link href={localePath(locale, '/cart')} className={buttonClass('quiet')}>
          {t('edit')}
        </Link>
      </div>
      <SummaryLines
        locale={locale}
        lines={lines.map((line) => ({ ...line, key: line.variantId }))}
      />
      <div className="group-has-[[name=delivery][value=express]:checked]/checkout:hidden">
        <SummaryTotals locale={locale} totals={totalsOf(lines, 'standard')} />
      </div>
      <div className="hidden group-has-[[name=delivery][value=express]:checked]/checkout:block">
        <SummaryTotals locale={locale} totals={totalsOf(lines, 'express')} />
      </div>
    </section>
  );
}

async function Empty({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return (
    <div className="page">
      <EmptyState
        headingLevel={1}
        title={t('emptyTitle')}
        action={
          <Link href={localePath(locale, '/products')} className={buttonClass()}>
            {t('emptyAction')}
          </Link>
        }
      >
        <p>{t('emptyText')}</p>
      </EmptyState>
    </div>
  );
}
