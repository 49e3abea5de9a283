import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CodeScreen } from '@/components/otp/code-screen';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { currentCodeView } from '@/lib/identity/current-code-view';
import { requireSession } from '@/lib/identity/current-session';
import { verifyNew } from './actions';

type Props = PageProps<'/[locale]/account/number/verify'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.number' });
  return { title: t('verifyTitle'), robots: { index: false } };
}

export default async function VerifyNumberPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  await requireSession(locale, localePath(locale, '/account/number'));
  const t = await getTranslations({ locale, namespace: 'account.number' });
  const start = { href: localePath(locale, '/account/number'), label: t('again') };
  return (
    <CodeScreen
      locale={locale}
      title={t('verifyTitle')}
      view={await currentCodeView('change_phone')}
      action={verifyNew}
      renewable
      intro={<p>{t('verifyIntro')}</p>}
      restart={start}
      done={{ href: localePath(locale, '/account#security') }}
      change={start}
    />
  );
}
