import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { NarrowPage } from '@/components/ui/narrow-page';
import type { FormState } from '@/lib/form-state';
import type { Locale } from '@/lib/i18n/routing';
import type { TypedFactor } from '@/lib/identity/factors/factor';
import { ActionForm } from './action-form';

type FactorScreenProps = {
  locale: Locale;
  factor: TypedFactor;
  title: string;
  intro: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** More fields of the form, such as the trust checkbox. */
  fields?: ReactNode;
  /** Other ways to go on. */
  children?: ReactNode;
};

/** One code of an authenticator app, or one backup code, in place of a message's. */
export async function FactorScreen(props: FactorScreenProps) {
  const { locale, factor, title, intro, action, fields, children } = props;
  const t = await getTranslations({ locale, namespace: 'identity.factor' });
  return (
    <NarrowPage title={title}>
      <p className="mt-4 text-ink-soft">{intro}</p>
      <ActionForm
        // Another factor is another form: what was typed and refused for one is not said of the other.
        key={factor}
        action={action}
        hidden={{ locale, factor }}
        submit={t('submit')}
        submitting={t('submitting')}
        fields={[
          {
            name: 'code',
            label: t(factor),
            hint: t(`${factor}Hint`),
            type: 'text',
            ...(factor === 'app'
              ? { inputMode: 'numeric', autoComplete: 'one-time-code' }
              : { autoComplete: 'off' }),
          },
        ]}
      >
        {fields}
      </ActionForm>
      {children}
    </NarrowPage>
  );
}
