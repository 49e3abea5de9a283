'use client';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import type { FormState } from '@/lib/form-state';
import { useHasPasskeys, usePasskey } from './use-passkey';

type PasskeyFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** What is to be signed; null when that is over. */
  request: PublicKeyCredentialRequestOptionsJSON | null;
  hidden: Record<string, string>;
  submit: string;
  asking: string;
  cancelled: string;
  unsupported: string;
  children?: ReactNode;
};

/** One button that asks the browser for a passkey; where there is no script there is no button. */
export function PasskeyForm(props: PasskeyFormProps) {
  const { request, unsupported } = props;
  const has = useHasPasskeys();
  const { onSubmit, pending, noAnswer, refused } = usePasskey(props.action, async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    if (!request) throw new Error('nothing to sign');
    return startAuthentication({ optionsJSON: request });
  });
  const why = noAnswer ? props.cancelled : refused;
  if (has === null)
    return (
      <noscript>
        <p className="mt-8">{unsupported}</p>
      </noscript>
    );
  if (!has || !request) return <p className="mt-8">{unsupported}</p>;
  return (
    <form onSubmit={onSubmit} className="mt-8 grid gap-6">
      {Object.entries(props.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {!pending && why && <Alert>{why}</Alert>}
      {props.children}
      <Button pending={pending}>{props.submit}</Button>
      <Status className="text-ink-soft text-sm">{pending ? props.asking : ''}</Status>
    </form>
  );
}
