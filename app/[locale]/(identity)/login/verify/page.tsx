import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FactorScreen } from '@/components/identity/factor-screen';
import { OtherMeans } from '@/components/identity/other-means';
import { CodeScreen } from '@/components/otp/code-screen';
import { Checkbox } from '@/components/ui/checkbox';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { currentStepUp } from '@/lib/identity/current-step-up';
import { readPage } from '../../page-params';
import { textInstead, verifyFactor, verifyLogin } from './actions';

type Props = PageProps<'/[locale]/login/verify'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return { title: (await getTranslations({ locale, namespace: 'identity' }))('login.verifyTitle') };
}

export default async function VerifyLoginPage(props: Props) {
  const { locale, query } = await readPage(props);
  const t = await getTranslations({ locale, namespace: 'identity' });
  const { view, factors, means, request } = await currentStepUp('login', query.with);
  const trust = <Checkbox name="trust" label={t('login.trust')} hint={t('login.trustHint')} />;
  const others = (
    <OtherMeans
      locale={locale}
      means={means}
      factors={factors}
      page="/login/verify"
      text={textInstead}
    />
  );
  if (means !== 'sms')
    return (
      <FactorScreen
        locale={locale}
        factor={means}
        request={request}
        title={t('factor.title')}
        intro={t(`factor.${means}Intro`)}
        action={verifyFactor}
        fields={trust}
      >
        {others}
      </FactorScreen>
    );
  return (
    <CodeScreen
      locale={locale}
      title={t('login.verifyTitle')}
      view={view}
      action={verifyLogin}
      renewable
      intro={<p>{t('login.verifyIntro')}</p>}
      fields={trust}
      restart={{ href: localePath(locale, '/login'), label: t('login.title') }}
      done={{ href: localePath(locale, '/') }}
      change={{ href: localePath(locale, '/login'), label: t('login.change') }}
    >
      {others}
    </CodeScreen>
  );
}
