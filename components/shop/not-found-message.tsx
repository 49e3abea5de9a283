import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';

/** What an unknown address shows, with two ways on. */
export async function NotFoundMessage({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'common.notFound' });
  const ways = (
    <>
      <Link href={localePath(locale, '/')} className={buttonClass('primary')}>
        {t('home')}
      </Link>
      <Link href={localePath(locale, '/products')} className={buttonClass('secondary')}>
        {t('all')}
      </Link>
    </>
  );
  return (
    <EmptyState headingLevel={1} title={t('title')} action={ways}>
      {t('text')}
    </EmptyState>
  );
}
