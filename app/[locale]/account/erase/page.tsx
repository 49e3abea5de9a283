import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/identity/action-form';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { requireConfirmed } from '@/lib/identity/current-session';
import { SecurityPage } from '../security-page';
import { erase } from './actions';

type Props = PageProps<'/[locale]/account/erase'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'account.erase' });
  return { title: t('title'), robots: { index: false } };
}

export default async function ErasePage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { member } = await requireConfirmed(locale, localePath(locale, '/account/erase'));
  const t = await getTranslations({ locale, namespace: 'account.erase' });
  return (
    <SecurityPage locale={locale} title={t('title')} intro={t('intro')}>
      {(['goes', 'stays'] as const).map((part) => (
        <div key={part} className="grid gap-2">
          <h2 className="text-xl">{t(part)}</h2>
          <ul className="grid list-disc gap-1 pl-5 text-ink-soft">
            {(['first', 'second', 'third'] as const).map((item) => (
              <li key={item}>{t(`${part}List.${item}`)}</li>
            ))}
          </ul>
        </div>
      ))}
      <ActionForm
        action={erase}
        hidden={{ locale }}
        submit={t('submit')}
        submitting={t('submitting')}
        fields={[
          {
            name: 'email',
            label: t('email'),
            hint: t('emailHint', { email: member.email }),
            type: 'email',
            autoComplete: 'off',
          },
        ]}
      />
    </SecurityPage>
  );
}
