import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { Link } from '@/components/ui/link';
import { NarrowPage } from '@/components/ui/narrow-page';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { readPage } from '../page-params';
import { askForReset } from './actions';

type Props = PageProps<'/[locale]/forgot-password'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return { title: (await getTranslations({ locale, namespace: 'identity' }))('forgot.title') };
}

export default async function ForgotPasswordPage(props: Props) {
  const { locale } = await readPage(props);
  const t = await getTranslations({ locale, namespace: 'identity' });
  return (
    <NarrowPage title={t('forgot.title')}>
      <p className="mt-4 text-ink-soft">{t('forgot.intro')}</p>
      <ActionForm
        action={askForReset}
        hidden={{ locale }}
        draft="kulhad-identifier"
        submit={t('forgot.submit')}
        submitting={t('forgot.submitting')}
        show={t('show')}
        hide={t('hide')}
        fields={[
          {
            name: 'identifier',
            label: t('login.identifier'),
            type: 'text',
            autoComplete: 'username',
          },
        ]}
      />
      <p className="mt-8">
        <Link
          className="text-indigo underline underline-offset-4"
          href={localePath(locale, '/login')}
        >
          {t('forgot.back')}
        </Link>
      </p>
    </NarrowPage>
  );
}
