import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { Moment } from './moment';

type OrderTimelineProps = {
  locale: Locale;
  events: readonly { id: string; kind: string; at: Date }[];
};

const KNOWN = [
  'created',
  'payment_authorised',
  'approved',
  'placed',
  'payment_captured',
  'payment_voided',
  'cancelled',
] as const;

function labelOf(kind: string): (typeof KNOWN)[number] | 'other' {
  const name = kind.startsWith('cancelled.') ? 'cancelled' : kind.replace('.', '_');
  return KNOWN.find((known) => known === name) ?? 'other';
}

/** What became of an order, in the order it happened. */
export async function OrderTimeline({ locale, events }: OrderTimelineProps) {
  const t = await getTranslations({ locale, namespace: 'orders' });
  // Moments may be equal: then the order in which such things happen decides.
  const rank = (kind: string) => [...KNOWN, 'other'].indexOf(labelOf(kind));
  const sorted = [...events].sort((a, b) => +a.at - +b.at || rank(a.kind) - rank(b.kind));
  return (
    <ol className="grid gap-4 border-line border-l-2 pl-5">
      {sorted.map((event) => (
        <li key={event.id} className="relative">
          <span
            aria-hidden="true"
            className="-left-[1.7rem] absolute top-2 size-3 rounded-full bg-clay"
          />
          <span className="font-semibold">{t(`events.${labelOf(event.kind)}`)}</span>
          <span className="block text-ink-soft text-sm">
            <Moment at={event.at} locale={locale} />
          </span>
        </li>
      ))}
    </ol>
  );
}
