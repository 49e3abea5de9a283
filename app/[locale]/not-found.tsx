import Link from 'next/link';
import { locale as rootLocale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';

export default async function NotFound() {
  const locale = toLocale(await rootLocale());
  const t = await getTranslations({ locale, namespace: 'common.notFound' });
  return (
    <div className="page">
      <title>{t('title')}</title>
      <EmptyState
        headingLevel={1}
        title={t('title')}
        action={
          <>
            <Link href={localePath(locale, '/')} className={buttonClass('primary')}>
              {t('home')}
            </Link>
            <Link href={localePath(locale, '/products')} className={buttonClass('secondary')}>
              {t('all')}
            </Link>
          </>
        }
      >
        {t('text')}
      </EmptyState>
    </div>
  );
}
