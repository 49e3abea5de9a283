import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import PhonePanel from '@/components/phone/phone-panel';
import { messagesOf } from '@/lib/i18n/messages';
import { isLocale, toLocale } from '@/lib/i18n/routing';
import { env } from '@/lib/platform/env';
import { addNumber } from './actions';

type Props = PageProps<'/[locale]/phone'>;

export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'phone' });
  return { title: t('title'), robots: { index: false } };
}

export default async function PhonePage({ params }: Props) {
  const { locale } = await params;
  if (!env().demoMode || !isLocale(locale)) notFound();
  const t = await getTranslations({ locale, namespace: 'phone' });
  return (
    <section className="page grid gap-8 py-10 lg:grid-cols-2 lg:items-start">
      <div className="max-w-prose">
        <h1 className="font-display text-4xl">{t('title')}</h1>
        <p className="mt-4 text-ink-soft">{t('intro')}</p>
      </div>
      <div className="h-[40rem]">
        <PhonePanel
          locale={locale}
          messages={{ phone: messagesOf(locale).phone }}
          addNumber={addNumber}
        />
      </div>
    </section>
  );
}
