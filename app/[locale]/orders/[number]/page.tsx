import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SummaryTotals } from '@/components/shop/checkout/order-summary';
import { OrderHead } from '@/components/shop/order/order-head';
import { OrderLines } from '@/components/shop/order/order-lines';
import { OrderTimeline } from '@/components/shop/order/order-timeline';
import { RefreshSoon } from '@/components/shop/order/refresh-soon';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import { type Locale, toLocale } from '@/lib/i18n/routing';
import { requireSession } from '@/lib/identity/current-session';
import { db } from '@/lib/platform/db';
import { formatPaise } from '@/lib/shop/money';
import { isOrderNumber } from '@/lib/shop/orders/order-number';
import { type OrderView, readOrderByNumber } from '@/lib/shop/orders/read-orders';

type Props = PageProps<'/[locale]/orders/[number]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: isOrderNumber(number) ? number : undefined, robots: { index: false } };
}

export default async function OrderPage({ params }: Props) {
  const { locale: segment, number } = await params;
  const locale = toLocale(segment);
  if (!isOrderNumber(number)) notFound();
  const { member } = await requireSession(locale, localePath(locale, `/orders/${number}`));
  const order = await readOrderByNumber(db(), { userId: member.id, number });
  if (!order) notFound();
  const t = await getTranslations({ locale, namespace: 'orders' });
  const charging = order.status === 'placed' && order.payment?.status === 'authorised';
  return (
    <div className="page grid max-w-5xl gap-10 py-10 sm:py-14">
      <OrderHead locale={locale} name={member.name} order={order} />
      <div className="grid items-start gap-10 lg:grid-cols-[1fr_20rem]">
        <section aria-labelledby="items" className="grid gap-5">
          <h2 id="items" className="text-2xl">
            {t('items')}
          </h2>
          <OrderLines locale={locale} lines={order.lines} />
          <div className="rounded-2xl bg-tile p-6">
            <SummaryTotals locale={locale} totals={order} />
          </div>
        </section>
        <div className="grid gap-8">
          <section aria-labelledby="timeline" className="grid gap-4">
            <h2 id="timeline" className="text-2xl">
              {t('timeline')}
            </h2>
            <OrderTimeline locale={locale} events={order.events} />
          </section>
          <Payment locale={locale} order={order} />
          <section aria-labelledby="to" className="grid gap-2">
            <h2 id="to" className="text-2xl">
              {t('to')}
            </h2>
            <address className="not-italic">
              {order.address.map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </address>
            <p className="text-ink-soft">{t(`delivery.${order.deliveryMethod}`)}</p>
          </section>
        </div>
      </div>
      <p className="flex flex-wrap gap-3">
        <Link href={localePath(locale, '/products')} className={buttonClass('secondary')}>
          {t('shop')}
        </Link>
        <Link href={localePath(locale, '/account#orders')} className={buttonClass('quiet')}>
          {t('all')}
        </Link>
      </p>
      {charging && <RefreshSoon />}
    </div>
  );
}

async function Payment({ locale, order }: { locale: Locale; order: OrderView }) {
  const t = await getTranslations({ locale, namespace: 'orders' });
  const { payment } = order;
  if (!payment) return null;
  const amount = formatPaise(order.totalPaise, locale);
  const ways = {
    card: payment.instrument,
    upi: t('upi', { instrument: payment.instrument }),
    cash: t('cash'),
  };
  return (
    <section aria-labelledby="payment" className="grid gap-2">
      <h2 id="payment" className="text-2xl">
        {t('payment')}
      </h2>
      <p>{ways[payment.method]}</p>
      <p className="text-ink-soft">{t(`paymentStatus.${payment.status}`, { amount })}</p>
    </section>
  );
}
