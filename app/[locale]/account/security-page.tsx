import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { NarrowPage } from '@/components/ui/narrow-page';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';

type SecurityPageProps = { locale: Locale; title: string; intro: string; children: ReactNode };

/** One matter of account security: what it is, what can be done, and the way back. */
export async function SecurityPage({ locale, title, intro, children }: SecurityPageProps) {
  const t = await getTranslations({ locale, namespace: 'account.security' });
  return (
    <NarrowPage title={title}>
      <p className="mt-4 text-ink-soft">{intro}</p>
      <div className="mt-8 grid gap-6">
        {children}
        <p>
          <Link
            className="text-indigo underline underline-offset-4"
            href={localePath(locale, '/account#security')}
          >
            {t('back')}
          </Link>
        </p>
      </div>
    </NarrowPage>
  );
}
