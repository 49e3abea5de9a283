import { getTranslations } from 'next-intl/server';
import { Moment } from '@/components/shop/order/moment';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Price } from '@/components/ui/price';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { db } from '@/lib/platform/db';
import { countOf } from '@/lib/shop/cart/cart-math';
import { listOrders } from '@/lib/shop/orders/read-orders';

/** A member's orders, each a way to its own page. */
export async function OrdersSection({ locale, userId }: { locale: Locale; userId: string }) {
  const [t, orders] = await Promise.all([
    getTranslations({ locale, namespace: 'account.orders' }),
    listOrders(db(), userId),
  ]);
  return (
    <section id="orders" aria-labelledby="orders-title" className="grid gap-4">
      <h2 id="orders-title" className="text-3xl">
        {t('title')}
      </h2>
      {orders.length === 0 ? (
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
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {orders.map((order) => (
            <li key={order.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-4">
              <Link
                href={localePath(locale, `/orders/${order.number}`)}
                className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
              >
                {t('open', { number: order.number })}
              </Link>
              <span className="text-ink-soft">
                <Moment at={order.placedAt ?? order.createdAt} locale={locale} dateOnly />
              </span>
              <span className="text-ink-soft">{t('pieces', { count: countOf(order.lines) })}</span>
              <Price paise={order.totalPaise} locale={locale} className="ml-auto" />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
