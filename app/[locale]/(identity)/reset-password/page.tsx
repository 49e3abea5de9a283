import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { FactorScreen } from '@/components/identity/factor-screen';
import { OtherMeans } from '@/components/identity/other-means';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { NarrowPage } from '@/components/ui/narrow-page';
import { localePath } from '@/lib/i18n/path';
import { type Locale, toLocale } from '@/lib/i18n/routing';
import { factorsOf } from '@/lib/identity/factors/factors-of';
import { passkeyRequest } from '@/lib/identity/factors/passkey';
import { chosenMeans } from '@/lib/identity/means';
import { permitToSign, readPermit } from '@/lib/identity/password-reset';
import { readCookie } from '@/lib/platform/cookies';
import { db } from '@/lib/platform/db';
import { readPage } from '../page-params';
import { proveReset, setPassword } from './actions';

type Props = PageProps<'/[locale]/reset-password'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  return { title: (await getTranslations({ locale, namespace: 'identity' }))('reset.title') };
}

export default async function ResetPasswordPage(props: Props) {
  const { locale, query } = await readPage(props);
  const t = await getTranslations({ locale, namespace: 'identity' });
  const token = await readCookie('permit');
  const permit = await readPermit(db(), token, new Date());
  if (permit.state === 'needs_factor')
    return (
      <SecondMeans locale={locale} userId={permit.userId} permit={token} wanted={query.with} />
    );
  const open = permit.state === 'open';
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

type SecondMeansProps = {
  locale: Locale;
  userId: string;
  permit: string | undefined;
  wanted: string | undefined;
};

/** What an account with a passkey or an authenticator app is asked for besides the message's code. */
async function SecondMeans({ locale, userId, permit = '', wanted }: SecondMeansProps) {
  const t = await getTranslations({ locale, namespace: 'identity.factor' });
  const factors = await factorsOf(db(), userId);
  const means = chosenMeans(wanted, { delivery: 'not_sent' }, factors);
  const factor = means === 'sms' ? 'backup' : means;
  const request =
    factor === 'passkey' ? await passkeyRequest(db(), userId, permitToSign(permit)) : null;
  const intros = {
    passkey: 'resetPasskeyIntro',
    app: 'resetAppIntro',
    backup: 'resetBackupIntro',
  } as const;
  return (
    <FactorScreen
      locale={locale}
      factor={factor}
      request={request}
      title={t('resetTitle')}
      intro={t(intros[factor])}
      action={proveReset}
    >
      <OtherMeans
        locale={locale}
        means={factor}
        factors={factors}
        page="/reset-password"
        text="none"
      />
    </FactorScreen>
  );
}
