import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { LanguageLink } from './here-links';

const linkClass = 'inline-flex min-h-11 items-center hover:underline underline-offset-4';

/** The foot of every page: what this shop is, the ways on, and the languages. */
export async function SiteFooter({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'common' });
  return (
    <footer className="mt-auto bg-tile">
      <div className="page grid gap-8 py-12 sm:grid-cols-[2fr_1fr_1fr]">
        <div className="max-w-sm">
          <p className="font-display text-2xl">{t('siteName')}</p>
          <p className="mt-2 text-ink-soft">{t('footer.about')}</p>
        </div>
        <ul>
          <li>
            <Link href={localePath(locale, '/products')} className={linkClass}>
              {t('header.shopAll')}
            </Link>
          </li>
          <li>
            <Link href={localePath(locale, '/account')} prefetch={false} className={linkClass}>
              {t('footer.account')}
            </Link>
          </li>
        </ul>
        <nav aria-label={t('footer.language')}>
          <ul>
            <li>
              <LanguageLink to="en" current={locale === 'en'} className={linkClass}>
                {t('footer.english')}
              </LanguageLink>
            </li>
            <li>
              <LanguageLink to="hi" current={locale === 'hi'} className={linkClass}>
                {t('footer.hindi')}
              </LanguageLink>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
