import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CodeScreen } from '@/components/otp/code-screen';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { currentCodeView } from '@/lib/identity/current-code-view';
import { readPage } from '../../page-params';
import { verifySignup } from './actions';

type Props = PageProps<'/[locale]/signup/verify'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return {
    title: (await getTranslations({ locale, namespace: 'identity' }))('signup.verifyTitle'),
  };
}

export default async function VerifySignupPage(props: Props) {
  const { locale } = await readPage(props);
  const t = await getTranslations({ locale, namespace: 'identity' });
  const view = await currentCodeView('signup');
  return (
    <CodeScreen
      locale={locale}
      title={t('signup.verifyTitle')}
      view={view}
      action={verifySignup}
      renewable
      restart={{ href: localePath(locale, '/signup') }}
      done={{ href: localePath(locale, '/') }}
      change={{ href: localePath(locale, '/signup'), label: t('signup.change') }}
    />
  );
}
