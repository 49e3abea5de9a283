import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { QrCode } from '@/components/identity/qr-code';
import { ActionButton } from '@/components/shop/account/action-button';
import { Notice } from '@/components/ui/notice';
import { localePath } from '@/lib/i18n/path';
import { type Locale, toLocale } from '@/lib/i18n/routing';
import { requireConfirmed } from '@/lib/identity/current-session';
import { type Enrolment, pendingAuthenticator } from '@/lib/identity/factors/authenticator';
import { grouped } from '@/lib/identity/factors/base32';
import { factorsOf } from '@/lib/identity/factors/factors-of';
import { db } from '@/lib/platform/db';
import { SecurityPage } from '../security-page';
import { remove, start, turnOn } from './actions';

type Props = PageProps<'/[locale]/account/authenticator'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.authenticator' });
  return { title: t('title'), robots: { index: false } };
}

export default async function AuthenticatorPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { member } = await requireConfirmed(locale, localePath(locale, '/account/authenticator'));
  const t = await getTranslations({ locale, namespace: 'account.authenticator' });
  const { app } = await factorsOf(db(), member.id);
  const pending = app ? null : await pendingAuthenticator(db(), member, new Date());
  return (
    <SecurityPage locale={locale} title={t('title')} intro={t('intro')}>
      {app && <TurnedOn locale={locale} />}
      {pending && <Waiting locale={locale} enrolment={pending} />}
      {!app && !pending && (
        <ActionButton
          action={start}
          hidden={{ locale }}
          label={t('start')}
          working={t('starting')}
          look="primary"
        />
      )}
    </SecurityPage>
  );
}

async function TurnedOn({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'account.authenticator' });
  return (
    <>
      <Notice tone="good">{t('on')}</Notice>
      <p className="text-ink-soft">{t('removeText')}</p>
      <ActionButton
        action={remove}
        hidden={{ locale }}
        label={t('remove')}
        working={t('working')}
        look="secondary"
      />
    </>
  );
}

async function Waiting({ locale, enrolment }: { locale: Locale; enrolment: Enrolment }) {
  const t = await getTranslations({ locale, namespace: 'account.authenticator' });
  return (
    <>
      <p>{t('scan')}</p>
      <QrCode text={enrolment.uri} label={t('qr')} />
      <dl>
        <dt className="font-semibold">{t('key')}</dt>
        <dd className="break-words font-mono">{grouped(enrolment.secret, ' ')}</dd>
      </dl>
      <ActionForm
        action={turnOn}
        hidden={{ locale }}
        submit={t('confirm')}
        submitting={t('confirming')}
        fields={[
          {
            name: 'code',
            label: t('code'),
            hint: t('codeHint'),
            type: 'text',
            inputMode: 'numeric',
            autoComplete: 'one-time-code',
          },
        ]}
      />
    </>
  );
}
