import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddPasskeyForm } from '@/components/identity/add-passkey-form';
import { ActionButton } from '@/components/shop/account/action-button';
import { momentText } from '@/components/shop/order/moment';
import { localePath } from '@/lib/i18n/path';
import { type Locale, toLocale } from '@/lib/i18n/routing';
import { currentDevice } from '@/lib/identity/current-device';
import { requireConfirmed } from '@/lib/identity/current-session';
import { listPasskeys } from '@/lib/identity/factors/passkeys';
import { db } from '@/lib/platform/db';
import { SecurityPage } from '../security-page';
import { begin, finish, remove } from './actions';

type Props = PageProps<'/[locale]/account/passkeys'>;
type Passkeys = Awaited<ReturnType<typeof listPasskeys>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.passkeys' });
  return { title: t('title'), robots: { index: false } };
}

export default async function PasskeysPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { member } = await requireConfirmed(locale, localePath(locale, '/account/passkeys'));
  const t = await getTranslations({ locale, namespace: 'account.passkeys' });
  const [passkeys, device] = await Promise.all([listPasskeys(db(), member.id), currentDevice()]);
  return (
    <SecurityPage locale={locale} title={t('title')} intro={t('intro')}>
      {passkeys.length > 0 && <Yours locale={locale} passkeys={passkeys} />}
      <AddPasskeyForm
        // After one was added it is another form: the name is the next one's.
        key={passkeys[0]?.id}
        begin={begin}
        finish={finish}
        locale={locale}
        name={{ label: t('name'), hint: t('nameHint'), value: device }}
        add={t('add')}
        adding={t('adding')}
        unsupported={t('unsupported')}
        noAnswer={{
          cancelled: t('noAnswer.cancelled'),
          exists: t('noAnswer.exists'),
          failed: t('noAnswer.failed'),
        }}
      />
    </SecurityPage>
  );
}

async function Yours({ locale, passkeys }: { locale: Locale; passkeys: Passkeys }) {
  const t = await getTranslations({ locale, namespace: 'account.passkeys' });
  return (
    <section aria-labelledby="passkeys-title" className="grid gap-3">
      <h2 id="passkeys-title" className="text-xl">
        {t('yours')}
      </h2>
      <ul className="divide-y divide-line border-line border-y">
        {passkeys.map(({ id, name, createdAt, usedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-3">
            <span id={`passkey-${id}`} className="min-w-0">
              <strong className="block break-words">{name}</strong>
              <span className="text-ink-soft text-sm">
                {t('added', { when: momentText(createdAt, locale, true) })}{' '}
                {usedAt && t('used', { when: momentText(usedAt, locale) })}
              </span>
            </span>
            <ActionButton
              action={remove}
              hidden={{ locale, id }}
              label={t('remove')}
              working={t('working')}
              describedBy={`passkey-${id}`}
            />
          </li>
        ))}
      </ul>
      <p className="text-ink-soft text-sm">
        {t('removeText')} {t('backup')}
      </p>
    </section>
  );
}
