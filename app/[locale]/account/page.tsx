import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { requireSession } from '@/lib/identity/current-session';
import { signOutAction } from '../sign-out-action';
import { AddressesSection } from './addresses-section';
import { OrdersSection } from './orders-section';
import { SecuritySection } from './security-section';

type Props = PageProps<'/[locale]/account'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account' });
  return { title: t('title'), robots: { index: false } };
}

export default async function AccountPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const session = await requireSession(locale, localePath(locale, '/account'));
  const t = await getTranslations({ locale, namespace: 'account' });
  const sections = ['orders', 'addresses', 'security'] as const;
  return (
    <div className="page grid max-w-4xl gap-12 py-10 sm:py-14">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <div>
          <h1 className="text-4xl sm:text-5xl">{t('title')}</h1>
          <p className="mt-2 text-ink-soft">{session.member.name}</p>
        </div>
        <form action={signOutAction}>
          <input type="hidden" name="locale" value={locale} />
          <Button look="secondary">{t('signOut')}</Button>
        </form>
        <nav aria-label={t('sections')} className="w-full">
          <ul className="flex flex-wrap gap-x-6">
            {sections.map((section) => (
              <li key={section}>
                <a
                  href={`#${section}`}
                  className="inline-flex min-h-11 items-center underline underline-offset-4"
                >
                  {t(`${section}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <OrdersSection locale={locale} userId={session.member.id} />
      <AddressesSection locale={locale} userId={session.member.id} />
      <SecuritySection locale={locale} session={session} />
    </div>
  );
}
