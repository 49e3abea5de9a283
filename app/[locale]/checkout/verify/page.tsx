import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { CodeScreen } from '@/components/otp/code-screen';
import { SummaryLines, SummaryTotals } from '@/components/shop/checkout/order-summary';
import { PlaceAgain } from '@/components/shop/checkout/place-again';
import { buttonClass } from '@/components/ui/button';
import { localePath } from '@/lib/i18n/path';
import { type Locale, toLocale } from '@/lib/i18n/routing';
import { readHolder } from '@/lib/identity/challenge-cookie';
import { currentCodeView } from '@/lib/identity/current-code-view';
import { requireSession } from '@/lib/identity/current-session';
import { describeChallenge } from '@/lib/otp/describe';
import { db } from '@/lib/platform/db';
import { releaseEnded } from '@/lib/shop/checkout/confirm-order';
import { canPlaceAgain, totalsNow } from '@/lib/shop/checkout/place-again';
import { formatPaise } from '@/lib/shop/money';
import { type OrderView, readOwnOrder } from '@/lib/shop/orders/read-orders';
import { confirmOrder, placeAgain } from './actions';

type Props = PageProps<'/[locale]/checkout/verify'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return { title: t('verify.title'), robots: { index: false } };
}

export default async function ConfirmOrderPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { member } = await requireSession(locale, localePath(locale, '/checkout/verify'));
  const [t, holder] = await Promise.all([
    getTranslations({ locale, namespace: 'checkout.verify' }),
    readHolder('checkout'),
  ]);
  const now = new Date();
  await releaseEnded(db(), { holder, userId: member.id }, now);
  const { subject } = await describeChallenge(db(), 'checkout', holder, now);
  const order = subject ? await readOwnOrder(db(), { userId: member.id, id: subject }) : null;
  const view = await currentCodeView('checkout');
  const checkout = { href: localePath(locale, '/checkout'), label: t('review') };
  const missing = { title: t('missingTitle'), text: t('missingText') };
  const done = {
    href: localePath(locale, order ? `/orders/${order.number}` : '/account'),
    label: t('seeOrder'),
  };
  return (
    <CodeScreen
      locale={locale}
      title={t('title')}
      intro={order && !view.end && <Approves locale={locale} order={order} />}
      view={order ? view : { ...view, end: { reason: 'missing' } }}
      action={confirmOrder}
      verifyLabel={t('confirm')}
      restart={checkout}
      done={done}
      change={{ href: checkout.href, label: t('change') }}
      endings={{
        missing,
        expired: { title: t('expiredTitle'), text: t('expiredText') },
        too_many_tries: { title: t('triesTitle'), text: t('triesText') },
        replaced: { title: t('replacedTitle'), text: t('replacedText') },
        ...(order ? { changed: await changed(order, member.id, locale) } : {}),
      }}
    />
  );
}

/** What the code approves, as the message says it: the two are there to be compared. */
async function Approves({ locale, order }: { locale: Locale; order: OrderView }) {
  const t = await getTranslations({ locale, namespace: 'checkout.verify' });
  return (
    <div className="grid gap-5">
      <p className="font-display text-2xl text-ink">
        {t('approve', { amount: formatPaise(order.totalPaise, locale), payee: order.payee })}
      </p>
      <p>{t('same')}</p>
      <details className="rounded-2xl bg-tile p-5 text-ink">
        <summary className="min-h-6 font-semibold">{t('order', { number: order.number })}</summary>
        <div className="mt-4 grid gap-4">
          <SummaryLines locale={locale} lines={order.lines} />
          <SummaryTotals locale={locale} totals={order} />
          <address className="not-italic text-ink-soft">
            {order.address.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </div>
      </details>
    </div>
  );
}

async function changed(order: OrderView, userId: string, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'checkout.verify' });
  const totals = await totalsNow(db(), { ...order, userId });
  const amount = totals && formatPaise(totals.totalPaise, locale);
  return {
    title: t('changedTitle'),
    text: amount ? t('changedText', { amount }) : t('changedEmpty'),
    action: (
      <div className="grid gap-3">
        {amount && canPlaceAgain(order) && (
          <PlaceAgain
            locale={locale}
            action={placeAgain}
            label={t('again', { amount })}
            sending={t('againSending')}
          />
        )}
        <Link
          href={localePath(locale, amount ? '/checkout' : '/cart')}
          className={buttonClass(amount && canPlaceAgain(order) ? 'secondary' : 'primary')}
        >
          {t('review')}
        </Link>
      </div>
    ),
  };
}
