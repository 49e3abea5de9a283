import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FactorScreen } from '@/components/identity/factor-screen';
import { OtherMeans } from '@/components/identity/other-means';
import { CodeScreen } from '@/components/otp/code-screen';
import { SummaryLines, SummaryTotals } from '@/components/shop/checkout/order-summary';
import { PlaceAgain } from '@/components/shop/checkout/place-again';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import { type Locale, toLocale } from '@/lib/i18n/routing';
import { readHolder } from '@/lib/identity/challenge-cookie';
import { currentCodeView } from '@/lib/identity/current-code-view';
import { requireSession } from '@/lib/identity/current-session';
import { currentPasskeyRequest } from '@/lib/identity/current-step-up';
import { factorsOf, NO_FACTORS } from '@/lib/identity/factors/factors-of';
import { chosenApproval } from '@/lib/identity/means';
import { describeChallenge } from '@/lib/otp/describe';
import { db } from '@/lib/platform/db';
import { releaseEnded } from '@/lib/shop/checkout/confirm-order';
import { canPlaceAgain, totalsNow } from '@/lib/shop/checkout/place-again';
import { formatPaise } from '@/lib/shop/money';
import { type OrderView, readOwnOrder } from '@/lib/shop/orders/read-orders';
import { confirmOrder, confirmWithFactor, placeAgain } from './actions';

type Props = PageProps<'/[locale]/checkout/verify'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return { title: t('verify.title'), robots: { index: false } };
}

export default async function ConfirmOrderPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const { with: wanted } = await searchParams;
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
  const factors = order && !view.end ? await factorsOf(db(), member.id) : NO_FACTORS;
  const means = chosenApproval(wanted, factors);
  const others = (
    <OtherMeans
      locale={locale}
      means={means}
      factors={{ ...factors, backupCodes: 0 }}
      page="/checkout/verify"
      text="sent"
    />
  );
  if (order && means !== 'sms')
    return (
      <FactorScreen
        locale={locale}
        factor={means}
        request={means === 'passkey' ? await currentPasskeyRequest('checkout', member.id) : null}
        title={t('title')}
        intro={<Approves locale={locale} order={order} hint={t(`${means}Approves`)} />}
        action={confirmWithFactor}
        hidden={{ challenge: view.challengeId }}
        submit={t('confirm')}
      >
        {others}
      </FactorScreen>
    );
  return (
    <CodeScreen
      locale={locale}
      title={t('title')}
      intro={order && !view.end && <Approves locale={locale} order={order} hint={t('same')} />}
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
    >
      {others}
    </CodeScreen>
  );
}

type ApprovesProps = { locale: Locale; order: OrderView; hint: string };

/** What is approved, in the words of the message: the two are there to be compared. */
async function Approves({ locale, order, hint }: ApprovesProps) {
  const t = await getTranslations({ locale, namespace: 'checkout.verify' });
  return (
    <div className="grid gap-5">
      <p className="font-display text-2xl text-ink">
        {t('approve', { amount: formatPaise(order.totalPaise, locale), payee: order.payee })}
      </p>
      <p>{hint}</p>
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
