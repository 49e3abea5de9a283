import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { buttonClass } from '@/components/ui/button';
import { NarrowPage } from '@/components/ui/narrow-page';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { permitIsOpen } from '@/lib/identity/password-reset';
import { readCookie } from '@/lib/platform/cookies';
import { db } from '@/lib/platform/db';
import { readPage } from '../page-params';
import { setPassword } from './actions';

type Props = PageProps<'/[locale]/reset-password'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return { title: (await getTranslations({ locale, namespace: 'identity' }))('reset.title') };
}

export default async function ResetPasswordPage(props: Props) {
  const { locale } = await readPage(props);
  const t = await getTranslations({ locale, namespace: 'identity' });
  const open = await permitIsOpen(db(), await readCookie('permit'), new Date());
  return (
    <NarrowPage title={t(open ? 'reset.title' : 'reset.noPermitTitle')}>
      <p className="mt-4 text-ink-soft">{t(open ? 'reset.intro' : 'reset.noPermit')}</p>
      {open ? (
        <ActionForm
          action={setPassword}
          hidden={{ locale }}
          submit={t('reset.submit')}
          submitting={t('reset.submitting')}
          show={t('show')}
          hide={t('hide')}
          fields={[
            {
              name: 'password',
              label: t('reset.password'),
              hint: t('signup.passwordHint'),
              type: 'new-password',
            },
          ]}
        />
      ) : (
        <p className="mt-8">
          <Link className={buttonClass()} href={localePath(locale, '/forgot-password')}>
            {t('reset.ask')}
          </Link>
        </p>
      )}
    </NarrowPage>
  );
}
