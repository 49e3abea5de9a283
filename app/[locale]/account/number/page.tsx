import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { NarrowPage } from '@/components/ui/narrow-page';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { requireSession } from '@/lib/identity/current-session';
import { isDisabled } from '@/lib/otp/tries';
import { db } from '@/lib/platform/db';
import { changeNumber } from './actions';

type Props = PageProps<'/[locale]/account/number'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.number' });
  return { title: t('title'), robots: { index: false } };
}

export default async function NumberPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { member } = await requireSession(locale, localePath(locale, '/account/number'));
  const [t, say, isOff] = await Promise.all([
    getTranslations({ locale, namespace: 'account' }),
    getTranslations({ locale, namespace: 'identity' }),
    isDisabled(db(), member.phone),
  ]);
  return (
    <NarrowPage title={t('number.title')}>
      <p className="mt-4 text-ink-soft">{t(isOff ? 'number.introOff' : 'number.intro')}</p>
      <ActionForm
        action={changeNumber}
        hidden={{ locale }}
        submit={t('number.submit')}
        submitting={t('number.submitting')}
        show={say('show')}
        hide={say('hide')}
        fields={[
          {
            name: 'phone',
            label: t('number.phone'),
            hint: t('number.phoneHint'),
            type: 'tel',
            autoComplete: 'tel',
          },
          { name: 'password', label: t('confirm.password'), type: 'current-password' },
        ]}
      />
    </NarrowPage>
  );
}
