'use client';

import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import { TextField } from '@/components/ui/text-field';
import { type FormState, IDLE } from '@/lib/form-state';
import type { BegunState } from '@/lib/identity/factors/begun-state';
import { type NoAnswer, useHasPasskeys, usePasskey } from './use-passkey';

type AddPasskeyFormProps = {
  /** Says what the browser is to be asked for. */
  begin: (previous: BegunState, form: FormData) => Promise<BegunState>;
  /** Keeps what it answered. */
  finish: (previous: FormState, form: FormData) => Promise<FormState>;
  locale: string;
  name: { label: string; hint: string; value: string };
  add: string;
  adding: string;
  unsupported: string;
  noAnswer: Record<NoAnswer, string>;
};

/** Names a passkey and has the browser make it. */
export function AddPasskeyForm(props: AddPasskeyFormProps) {
  const { name, unsupported } = props;
  const has = useHasPasskeys();
  const { onSubmit, pending, noAnswer, errors, refused } = usePasskey(
    props.finish,
    async (form) => {
      const { request, message = '' } = await props.begin(IDLE, form);
      if (!request) return message;
      const { startRegistration } = await import('@simplewebauthn/browser');
      return startRegistration({ optionsJSON: request });
    },
  );
  const why = noAnswer ? props.noAnswer[noAnswer] : refused;
  if (has === null)
    return (
      <noscript>
        <p className="mt-8">{unsupported}</p>
      </noscript>
    );
  if (!has) return <p>{unsupported}</p>;
  return (
    <form onSubmit={onSubmit} className="grid gap-6" noValidate>
      <input type="hidden" name="locale" value={props.locale} />
      {!pending && why && <Alert>{why}</Alert>}
      <TextField
        name="name"
        label={name.label}
        hint={name.hint}
        defaultValue={name.value}
        maxLength={60}
        autoComplete="off"
        error={errors?.name}
      />
      <Button pending={pending}>{props.add}</Button>
      <Status className="text-ink-soft text-sm">{pending ? props.adding : ''}</Status>
    </form>
  );
}
