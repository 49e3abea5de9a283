import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { NarrowPage } from '@/components/ui/narrow-page';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { requireSession } from '@/lib/identity/current-session';
import { safeRedirect } from '@/lib/identity/safe-redirect';
import { confirm } from './actions';

type Props = PageProps<'/[locale]/account/confirm'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.confirm' });
  return { title: t('title'), robots: { index: false } };
}

export default async function ConfirmPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const next = safeRedirect((await searchParams).next, localePath(locale, '/account'));
  await requireSession(locale, next);
  const [t, say] = await Promise.all([
    getTranslations({ locale, namespace: 'account.confirm' }),
    getTranslations({ locale, namespace: 'identity' }),
  ]);
  return (
    <NarrowPage title={t('title')}>
      <p className="mt-4 text-ink-soft">{t('intro')}</p>
      <ActionForm
        action={confirm}
        hidden={{ locale, next }}
        submit={t('submit')}
        submitting={t('submitting')}
        show={say('show')}
        hide={say('hide')}
        fields={[{ name: 'password', label: t('password'), type: 'current-password' }]}
      />
    </NarrowPage>
  );
}
