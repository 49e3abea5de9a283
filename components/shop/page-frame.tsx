import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/routing';
import { displayScript } from '@/lib/shop/display-script.mjs';
import { devanagari, fraunces, hanken } from './fonts';
import { RouteAnnouncer } from './route-announcer';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

type PageFrameProps = {
  locale: Locale;
  signOut: (form: FormData) => Promise<void>;
  children: ReactNode;
  /** What lies over every page, such as the virtual phone of a demo. */
  beside?: ReactNode;
};

/** The document around a page: head, skip link, header, `<main>` and footer. */
export async function PageFrame({ locale, signOut, children, beside }: PageFrameProps) {
  const t = await getTranslations({ locale, namespace: 'common' });
  return (
    // The script marks <html> before React sees it; React is told to leave the marks alone.
    <html
      lang={locale}
      className={`${fraunces.variable} ${hanken.variable} ${locale === 'hi' ? devanagari.variable : ''}`}
      suppressHydrationWarning
    >
      <body>
        <script>{displayScript}</script>
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:m-2 focus:rounded-full focus:bg-ink focus:px-6 focus:py-3 focus:text-paper"
        >
          {t('skip')}
        </a>
        <SiteHeader locale={locale} signOut={signOut} />
        <main id="content" tabIndex={-1} className="grow">
          {children}
        </main>
        <SiteFooter locale={locale} />
        {beside}
        <RouteAnnouncer />
      </body>
    </html>
  );
}
