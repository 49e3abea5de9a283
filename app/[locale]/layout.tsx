import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PhonePanelButton } from '@/components/phone/phone-panel-button';
import { PageFrame } from '@/components/shop/page-frame';
import { messagesOf } from '@/lib/i18n/messages';
import { isLocale, locales, toLocale } from '@/lib/i18n/routing';
import { env } from '@/lib/platform/env';
import '../globals.css';
import { addNumber } from './phone/actions';
import { signOutAction } from './sign-out-action';

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

/** The window's own frame takes the colour of the paper. */
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf6ee' },
    { media: '(prefers-color-scheme: dark)', color: '#191614' },
  ],
};

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'common' });
  return {
    title: { default: `${t('siteName')} · ${t('siteTagline')}`, template: `%s · ${t('siteName')}` },
    description: t('siteDescription'),
  };
}

export default async function LocaleLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return (
    <PageFrame
      locale={locale}
      signOut={signOutAction}
      beside={
        env().demoMode && (
          <PhonePanelButton
            locale={locale}
            messages={{ phone: messagesOf(locale).phone }}
            addNumber={addNumber}
          />
        )
      }
    >
      {children}
    </PageFrame>
  );
}
