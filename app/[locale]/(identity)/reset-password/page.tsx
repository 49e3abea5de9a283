import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { buttonClass } from '@/components/ui/button';
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
    <section className="mx-auto w-full max-w-md px-5 py-10 sm:py-16">
      <h1 className="font-display text-4xl">{t(open ? 'reset.title' : 'reset.noPermitTitle')}</h1>
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
    </section>
  );
}
