import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { NarrowPage } from '@/components/ui/narrow-page';
import type { FormState } from '@/lib/form-state';
import type { Locale } from '@/lib/i18n/routing';
import type { FactorName } from '@/lib/identity/factors/factor';
import { ActionForm } from './action-form';
import { PasskeyForm } from './passkey-form';

type FactorScreenProps = {
  locale: Locale;
  factor: FactorName;
  /** What the passkey is to sign, where it is one. */
  request: PublicKeyCredentialRequestOptionsJSON | null;
  title: string;
  intro: ReactNode;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Sent along, beside the language and the factor. */
  hidden?: Record<string, string>;
  /** Label of the button, where it says more than to go on. */
  submit?: string;
  /** More fields of the form, such as the trust checkbox. */
  fields?: ReactNode;
  /** Other ways to go on. */
  children?: ReactNode;
};

/** A passkey, one code of an authenticator app, or one backup code, in place of a message's. */
export async function FactorScreen(props: FactorScreenProps) {
  const { locale, factor, request, title, intro, action, submit, fields, children } = props;
  const t = await getTranslations({ locale, namespace: 'identity.factor' });
  const hidden = { ...props.hidden, locale, factor };
  return (
    <NarrowPage title={title}>
      <div className="mt-4 text-ink-soft">{intro}</div>
      {factor === 'passkey' ? (
        <PasskeyForm
          action={action}
          request={request}
          hidden={hidden}
          submit={submit ?? t('askPasskey')}
          asking={t('asking')}
          cancelled={t('passkeyCancelled')}
          unsupported={t('passkeyUnsupported')}
        >
          {fields}
        </PasskeyForm>
      ) : (
        <ActionForm
          // Another factor is another form: what was typed and refused for one is not said of the other.
          key={factor}
          action={action}
          hidden={hidden}
          submit={submit ?? t('submit')}
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
      )}
      {children}
    </NarrowPage>
  );
}
