import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BackupCodesForm } from '@/components/identity/backup-codes-form';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { requireConfirmed } from '@/lib/identity/current-session';
import { countBackupCodes } from '@/lib/identity/factors/backup-codes';
import { db } from '@/lib/platform/db';
import { SecurityPage } from '../security-page';
import { make } from './actions';

type Props = PageProps<'/[locale]/account/backup-codes'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.backupCodes' });
  return { title: t('title'), robots: { index: false } };
}

export default async function BackupCodesPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { member } = await requireConfirmed(locale, localePath(locale, '/account/backup-codes'));
  const t = await getTranslations({ locale, namespace: 'account.backupCodes' });
  const count = await countBackupCodes(db(), member.id);
  return (
    <SecurityPage locale={locale} title={t('title')} intro={t('intro')}>
      <BackupCodesForm
        action={make}
        locale={locale}
        left={[t('left', { count }), count > 0 ? t('anewText') : ''].join(' ').trim()}
        make={t(count > 0 ? 'anew' : 'make')}
        making={t('making')}
        made={t('made')}
      />
    </SecurityPage>
  );
}
