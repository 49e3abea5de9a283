import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { Link } from '@/components/ui/link';
import { NarrowPage } from '@/components/ui/narrow-page';
import { Notice } from '@/components/ui/notice';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { currentSession } from '@/lib/identity/current-session';
import { safeRedirect } from '@/lib/identity/safe-redirect';
import { readPage } from '../page-params';
import { login } from './actions';

type Props = PageProps<'/[locale]/login'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return { title: (await getTranslations({ locale, namespace: 'identity' }))('login.title') };
}

export default async function LoginPage(props: Props) {
  const { locale, query } = await readPage(props);
  const next = safeRedirect(query.next, localePath(locale, '/'));
  if (await currentSession()) redirect(next);
  const t = await getTranslations({ locale, namespace: 'identity' });
  const link = 'text-indigo underline underline-offset-4';
  return (
    <NarrowPage title={t('login.title')}>
      {query['password-changed'] && (
        <div className="mt-6">
          <Notice tone="good">{t('login.passwordChanged')}</Notice>
        </div>
      )}
      {query['signed-out'] && (
        <div className="mt-6">
          <Notice>{t('login.signedOut')}</Notice>
        </div>
      )}
      <ActionForm
        action={login}
        hidden={{ locale, next }}
        draft="kulhad-identifier"
        submit={t('login.submit')}
        submitting={t('login.submitting')}
        show={t('show')}
        hide={t('hide')}
        fields={[
          {
            name: 'identifier',
            label: t('login.identifier'),
            type: 'text',
            autoComplete: 'username',
          },
          { name: 'password', label: t('login.password'), type: 'current-password' },
        ]}
      >
        <p>
          <Link className={link} href={localePath(locale, '/forgot-password')}>
            {t('login.forgot')}
          </Link>
        </p>
      </ActionForm>
      <p className="mt-8">
        {t('login.new')}{' '}
        <Link
          className={link}
          href={`${localePath(locale, '/signup')}?next=${encodeURIComponent(next)}`}
        >
          {t('login.signUp')}
        </Link>
      </p>
    </NarrowPage>
  );
}
