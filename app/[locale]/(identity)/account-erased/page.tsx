import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { NarrowPage } from '@/components/ui/narrow-page';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';

type Props = PageProps<'/[locale]/account-erased'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return { title: (await getTranslations({ locale, namespace: 'account.erase' }))('doneTitle') };
}

export default async function AccountErasedPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.erase' });
  return (
    <NarrowPage title={t('doneTitle')}>
      <p className="mt-4 text-ink-soft">{t('done')}</p>
      <p className="mt-8">
        <Link className={buttonClass()} href={localePath(locale, '/')}>
          {t('doneAction')}
        </Link>
      </p>
    </NarrowPage>
  );
}
