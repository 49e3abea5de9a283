import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CodeScreen } from '@/components/otp/code-screen';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { currentCodeView } from '@/lib/identity/current-code-view';
import { readPage } from '../../page-params';
import { verifyReset } from './actions';

type Props = PageProps<'/[locale]/forgot-password/verify'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return {
    title: (await getTranslations({ locale, namespace: 'identity' }))('forgot.verifyTitle'),
  };
}

export default async function VerifyResetPage(props: Props) {
  const { locale } = await readPage(props);
  const t = await getTranslations({ locale, namespace: 'identity' });
  const otp = await getTranslations({ locale, namespace: 'otp' });
  const view = await currentCodeView('reset');
  return (
    <CodeScreen
      locale={locale}
      title={t('forgot.verifyTitle')}
      view={view}
      action={verifyReset}
      renewable
      sentTo={otp('sentToAccount', { phone: view.maskedPhone ?? '' })}
      restart={{ href: localePath(locale, '/forgot-password') }}
      done={{ href: localePath(locale, '/reset-password') }}
      change={{ href: localePath(locale, '/forgot-password'), label: t('forgot.change') }}
    />
  );
}
