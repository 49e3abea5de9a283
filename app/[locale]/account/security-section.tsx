import { getTranslations } from 'next-intl/server';
import { ActionButton } from '@/components/shop/account/action-button';
import { momentText } from '@/components/shop/order/moment';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { type LiveSession, listSessions } from '@/lib/identity/sessions';
import { listTrustedDevices } from '@/lib/identity/trusted-devices';
import { isDisabled } from '@/lib/otp/tries';
import { db } from '@/lib/platform/db';
import { maskPhone } from '@/lib/platform/mask';
import { distrustDevice, signOutDevice, signOutOthers } from './actions';
import { FactorsSection } from './factors-section';

type SecuritySectionProps = { locale: Locale; session: LiveSession };

/** Devices, password and number: who may act for this account, and how to end that. */
export async function SecuritySection({ locale, session }: SecuritySectionProps) {
  const { member } = session;
  const [t, isOff] = await Promise.all([
    getTranslations({ locale, namespace: 'account.security' }),
    isDisabled(db(), member.phone),
  ]);
  return (
    <section id="security" aria-labelledby="security-title" className="grid gap-8">
      <h2 id="security-title" className="text-3xl">
        {t('title')}
      </h2>
      <Devices locale={locale} session={session} />
      <Trusted locale={locale} userId={member.id} />
      <FactorsSection locale={locale} userId={member.id} />
      <div className="grid gap-2">
        <h3 className="text-xl">{t('password')}</h3>
        <p className="text-ink-soft">{t('passwordText')}</p>
        <p>
          <Link
            href={localePath(locale, '/forgot-password')}
            prefetch={false}
            className={buttonClass('secondary')}
          >
            {t('passwordAction')}
          </Link>
        </p>
      </div>
      <dl className="grid gap-4">
        <div>
          <dt className="font-semibold">{t('number')}</dt>
          <dd>
            {maskPhone(member.phone)}
            <span className="block text-ink-soft">{t(isOff ? 'numberOff' : 'numberText')}</span>
            <Link
              href={localePath(locale, '/account/number')}
              prefetch={false}
              className={buttonClass('quiet', '-ml-1')}
            >
              {t(isOff ? 'numberOn' : 'numberChange')}
            </Link>
          </dd>
        </div>
        <div>
          <dt className="font-semibold">{t('email')}</dt>
          <dd>{member.email}</dd>
        </div>
      </dl>
      <p>
        <Link
          href={localePath(locale, '/account/erase')}
          prefetch={false}
          className={buttonClass('quiet', '-ml-1')}
        >
          {t('erase')}
        </Link>
      </p>
    </section>
  );
}

async function Devices({ locale, session }: SecuritySectionProps) {
  const [t, sessions] = await Promise.all([
    getTranslations({ locale, namespace: 'account.security' }),
    listSessions(db(), session.member.id, new Date()),
  ]);
  return (
    <div className="grid gap-3">
      <h3 className="text-xl">{t('devices')}</h3>
      <ul className="divide-y divide-line border-line border-y">
        {sessions.map(({ id, device, lastSeenAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-3">
            <span id={`device-${id}`}>
              <strong className="block">{device}</strong>
              <span className="text-ink-soft text-sm">
                {id === session.id
                  ? t('thisDevice')
                  : t('lastSeen', { when: momentText(lastSeenAt, locale) })}
              </span>
            </span>
            {id !== session.id && (
              <ActionButton
                action={signOutDevice}
                hidden={{ locale, id }}
                label={t('signOutOne')}
                working={t('working')}
                describedBy={`device-${id}`}
              />
            )}
          </li>
        ))}
      </ul>
      <ActionButton
        action={signOutOthers}
        hidden={{ locale }}
        label={t('signOutOthers')}
        working={t('working')}
        look="secondary"
      />
    </div>
  );
}

async function Trusted({ locale, userId }: { locale: Locale; userId: string }) {
  const [t, devices] = await Promise.all([
    getTranslations({ locale, namespace: 'account.security' }),
    listTrustedDevices(db(), userId, new Date()),
  ]);
  return (
    <div className="grid gap-3">
      <h3 className="text-xl">{t('trusted')}</h3>
      <p className="text-ink-soft">{t(devices.length === 0 ? 'trustedEmpty' : 'trustedText')}</p>
      <ul className="divide-y divide-line border-line border-y empty:hidden">
        {devices.map(({ id, device, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-3">
            <span id={`trusted-${id}`}>
              <strong className="block">{device}</strong>
              <span className="text-ink-soft text-sm">
                {t('trustedUntil', { when: momentText(expiresAt, locale, true) })}
              </span>
            </span>
            <ActionButton
              action={distrustDevice}
              hidden={{ locale, id }}
              label={t('distrust')}
              working={t('working')}
              describedBy={`trusted-${id}`}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
