import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { Link } from '@/components/ui/link';
import { NarrowPage } from '@/components/ui/narrow-page';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { currentSession } from '@/lib/identity/current-session';
import { safeRedirect } from '@/lib/identity/safe-redirect';
import { readPage } from '../page-params';
import { signup } from './actions';

type Props = PageProps<'/[locale]/signup'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return { title: (await getTranslations({ locale, namespace: 'identity' }))('signup.title') };
}

export default async function SignupPage(props: Props) {
  const { locale, query } = await readPage(props);
  const next = safeRedirect(query.next, localePath(locale, '/'));
  if (await currentSession()) redirect(next);
  const t = await getTranslations({ locale, namespace: 'identity' });
  return (
    <NarrowPage title={t('signup.title')}>
      <p className="mt-4 text-ink-soft">{t('signup.intro')}</p>
      <ActionForm
        action={signup}
        hidden={{ locale, next }}
        draft="kulhad-signup"
        submit={t('signup.submit')}
        submitting={t('signup.submitting')}
        show={t('show')}
        hide={t('hide')}
        fields={[
          { name: 'name', label: t('signup.name'), type: 'text', autoComplete: 'name' },
          { name: 'email', label: t('signup.email'), type: 'email', autoComplete: 'email' },
          {
            name: 'phone',
            label: t('signup.phone'),
            hint: t('signup.phoneHint'),
            type: 'tel',
            autoComplete: 'tel',
          },
          {
            name: 'password',
            label: t('signup.password'),
            hint: t('signup.passwordHint'),
            type: 'new-password',
          },
        ]}
      />
      <p className="mt-8">
        {t('signup.have')}{' '}
        <Link
          className="text-indigo underline underline-offset-4"
          href={`${localePath(locale, '/login')}?next=${encodeURIComponent(next)}`}
        >
          {t('signup.signIn')}
        </Link>
      </p>
    </NarrowPage>
  );
}
