import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FactorScreen } from '@/components/identity/factor-screen';
import { OtherMeans } from '@/components/identity/other-means';
import { CodeScreen } from '@/components/otp/code-screen';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { requireSession } from '@/lib/identity/current-session';
import { currentStepUp } from '@/lib/identity/current-step-up';
import { textPresent, verifyPresent, verifyPresentFactor } from './actions';

type Props = PageProps<'/[locale]/account/number/confirm'>;

const PAGE = '/account/number/confirm';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.number' });
  return { title: t('confirmTitle'), robots: { index: false } };
}

export default async function ConfirmNumberPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const { with: wanted } = await searchParams;
  await requireSession(locale, localePath(locale, PAGE));
  const t = await getTranslations({ locale, namespace: 'account.number' });
  const { view, factors, means, request } = await currentStepUp('approve_change', wanted);
  const others = (
    <OtherMeans locale={locale} means={means} factors={factors} page={PAGE} text={textPresent} />
  );
  const start = { href: localePath(locale, '/account/number'), label: t('again') };
  if (means !== 'sms')
    return (
      <FactorScreen
        locale={locale}
        factor={means}
        request={request}
        title={t('confirmTitle')}
        intro={t('confirmIntro')}
        action={verifyPresentFactor}
      >
        {others}
      </FactorScreen>
    );
  return (
    <CodeScreen
      locale={locale}
      title={t('confirmTitle')}
      view={view}
      action={verifyPresent}
      intro={<p>{t('confirmIntro')}</p>}
      restart={start}
      done={start}
    >
      {others}
    </CodeScreen>
  );
}
