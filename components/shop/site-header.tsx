import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { AccountMenu } from './account-menu';
import { CartLink } from './cart-link';
import { SignInLink } from './here-links';
import { SearchForm } from './search-form';

type SiteHeaderProps = {
  locale: Locale;
  /** Ends the session: the routes know how, a component does not. */
  signOut: (form: FormData) => Promise<void>;
};

/** The head of every page; the same HTML for everybody, fitted to the shopper by the display cookie. */
export async function SiteHeader({ locale, signOut }: SiteHeaderProps) {
  const t = await getTranslations({ locale, namespace: 'common' });
  const account = localePath(locale, '/account');
  return (
    <header className="border-line border-b">
      <div className="page flex flex-wrap items-center gap-x-4 gap-y-3 py-4 sm:gap-x-6">
        <Link
          href={localePath(locale, '/')}
          className="inline-flex min-h-11 items-center gap-2 font-display text-3xl leading-none tracking-tight"
        >
          <KulhadMark />
          {t('siteName')}
        </Link>
        <div className="order-last w-full sm:order-none sm:w-auto sm:max-w-md sm:grow">
          <SearchForm
            action={localePath(locale, '/products')}
            labels={{
              search: t('header.search'),
              hint: t('header.searchHint'),
              submit: t('header.searchSubmit'),
            }}
          />
        </div>
        <div className="-mr-2 ml-auto sm:-mr-3 flex items-center gap-1">
          <SignInLink
            locale={locale}
            loading={t('loading')}
            className="for-guest inline-flex min-h-11 items-center rounded-full px-2 font-semibold hover:bg-tile sm:px-3"
          >
            {t('header.signIn')}
          </SignInLink>
          <AccountMenu
            locale={locale}
            labels={{
              account: t('header.account'),
              signedInAs: t.raw('header.signedInAs'),
              signOut: t('header.signOut'),
            }}
            links={[
              { href: `${account}#orders`, label: t('header.orders') },
              { href: `${account}#addresses`, label: t('header.addresses') },
              { href: `${account}#security`, label: t('header.security') },
            ]}
            signOut={signOut}
          />
          <CartLink
            href={localePath(locale, '/cart')}
            label={t('header.cart')}
            one={t.raw('header.cartOne')}
            other={t.raw('header.cartOther')}
            loading={t('loading')}
          />
        </div>
      </div>
    </header>
  );
}

function KulhadMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="size-7">
      <path d="M5 6h22l-4 20q-1 3-7 3t-7-3z" fill="var(--clay)" />
      <path d="M5 6h22l-1.5 7.5Q16 18 6.5 13.5z" fill="var(--indigo)" />
    </svg>
  );
}
