import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';

type OrderHeadProps = {
  locale: Locale;
  name: string;
  order: { number: string; status: string; cancelReason: string | null };
};

const REASONS = [
  'changed',
  'replaced',
  'expired',
  'declined',
  'too_many_tries',
  'send_budget',
  'unpaid',
] as const;

/** Where an order stands, said truthfully: confirmed, waiting for its code, or never placed. */
export async function OrderHead({ locale, name, order }: OrderHeadProps) {
  const t = await getTranslations({ locale, namespace: 'orders' });
  const reason = REASONS.find((known) => known === order.cancelReason) ?? 'other';
  const heads = {
    placed: { title: t('confirmed'), lead: t('confirmedLead', { name: name.split(' ')[0] ?? '' }) },
    awaiting_approval: { title: t('waiting'), lead: t('waitingLead') },
    cancelled: {
      title: t('cancelled'),
      lead: `${t(`cancelledLead.${reason}`)} ${t('nothingCharged')}`,
    },
  };
  const head = heads[order.status as keyof typeof heads] ?? heads.cancelled;
  return (
    <header className="grid gap-3">
      <h1 className="text-4xl sm:text-5xl">{head.title}</h1>
      <p className="text-ink-soft">{head.lead}</p>
      <p>
        {t('number')} <strong className="font-mono tracking-wide">{order.number}</strong>
      </p>
      {order.status === 'awaiting_approval' && (
        <p>
          <Link href={localePath(locale, '/checkout/verify')} className={buttonClass()}>
            {t('waitingAction')}
          </Link>
        </p>
      )}
    </header>
  );
}
