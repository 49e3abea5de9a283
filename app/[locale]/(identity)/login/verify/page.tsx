import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CodeScreen } from '@/components/otp/code-screen';
import { Checkbox } from '@/components/ui/checkbox';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { currentCodeView } from '@/lib/identity/current-code-view';
import { readPage } from '../../page-params';
import { verifyLogin } from './actions';

type Props = PageProps<'/[locale]/login/verify'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return { title: (await getTranslations({ locale, namespace: 'identity' }))('login.verifyTitle') };
}

export default async function VerifyLoginPage(props: Props) {
  const { locale } = await readPage(props);
  const t = await getTranslations({ locale, namespace: 'identity' });
  const view = await currentCodeView('login');
  return (
    <CodeScreen
      locale={locale}
      title={t('login.verifyTitle')}
      view={view}
      action={verifyLogin}
      renewable
      intro={<p>{t('login.verifyIntro')}</p>}
      fields={<Checkbox name="trust" label={t('login.trust')} hint={t('login.trustHint')} />}
      restart={{ href: localePath(locale, '/login'), label: t('login.title') }}
      done={{ href: localePath(locale, '/') }}
      change={{ href: localePath(locale, '/login'), label: t('login.change') }}
    />
  );
}
