'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { Link } from '@/components/ui/link';
import { LinkPending } from '@/components/ui/link-pending';
import { localePath, pathWithoutLocale } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';

/** Path and query of the open page, `null` at first: the static HTML is the same at every address. */
function useHere(): string | null {
  const pathname = usePathname();
  const [here, setHere] = useState<string | null>(null);
  // Before the first click can be heard: one in between would lead to where nobody asked to go.
  useLayoutEffect(() => {
    // The query is read from the address bar: useSearchParams would keep this out of the static HTML.
    if (pathname) setHere(window.location.pathname + window.location.search);
  }, [pathname]);
  return here;
}

type SignInLinkProps = {
  locale: Locale;
  className: string;
  loading: string;
  children: ReactNode;
};

/** The way to sign in, and back to the open page afterwards. */
export function SignInLink({ locale, className, loading, children }: SignInLinkProps) {
  const here = useHere();
  const login = localePath(locale, '/login');
  const leadsBack =
    here !== null && !/^(\/hi)?(\/(login|signup|forgot-password|reset-password)|\/?$)/.test(here);
  return (
    <Link
      href={leadsBack ? `${login}?next=${encodeURIComponent(here)}` : login}
      prefetch={false}
      className={className}
    >
      {children}
      <LinkPending label={loading} />
    </Link>
  );
}

type LanguageLinkProps = { to: Locale; current: boolean; className: string; children: ReactNode };

/** The open page in another language; the home page until a script knows which page is open. */
export function LanguageLink({ to, current, className, children }: LanguageLinkProps) {
  const here = useHere();
  return (
    <a
      href={localePath(to, here === null ? '/' : pathWithoutLocale(here))}
      lang={to}
      hrefLang={to}
      aria-current={current ? 'true' : undefined}
      className={className}
    >
      {children}
    </a>
  );
}
