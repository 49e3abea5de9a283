import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SiteFooter } from '@/components/shop/site-footer';
import { SiteHeader } from '@/components/shop/site-header';
import { isLocale, locales, toLocale } from '@/lib/i18n/routing';
import { displayScript } from '@/lib/shop/display-cookie';
import '../globals.css';
import { notFound } from 'next/navigation';
import { fraunces, hanken } from './fonts';
import { signOutAction } from './sign-out-action';

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

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
  const t = await getTranslations({ locale, namespace: 'common' });
  return (
    // The script below marks <html> before React sees it; React is told to leave the marks alone.
    <html
      lang={locale}
      className={`${fraunces.variable} ${hanken.variable}`}
      suppressHydrationWarning
    >
      <head>
        {/* A constant of ours, with nothing of a request in it. */}
        <script>{displayScript}</script>
      </head>
      <body>
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:m-2 focus:rounded-full focus:bg-ink focus:px-6 focus:py-3 focus:text-paper"
        >
          {t('skip')}
        </a>
        <SiteHeader locale={locale} signOut={signOutAction} />
        <main id="content" tabIndex={-1} className="grow">
          {children}
        </main>
        <SiteFooter locale={locale} />
      </body>
    </html>
  );
}
