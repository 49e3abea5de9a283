'use client';

import { useActionState } from 'react';
import { useSubmitOnce } from '@/components/otp/use-submit-once';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { BackupCodesState } from '@/lib/identity/factors/backup-codes-state';

type BackupCodesFormProps = {
  action: (previous: BackupCodesState, form: FormData) => Promise<BackupCodesState>;
  locale: string;
  /** How many there are before the button is pressed, and what becomes of them. */
  left: string;
  make: string;
  making: string;
  /** Said above the codes. */
  made: string;
};

/** Makes backup codes and shows them this once: they live in the answer, not on the page. */
export function BackupCodesForm(props: BackupCodesFormProps) {
  const [state, send, pending] = useActionState(props.action, { status: 'idle' });
  const { onSubmit } = useSubmitOnce(send, pending);
  if (state.codes)
    return (
      <Notice tone="good" title={props.made}>
        <ul className="mt-4 grid gap-2 font-mono">
          {state.codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </Notice>
    );
  return (
    <form action={send} onSubmit={onSubmit} className="grid gap-6">
      <input type="hidden" name="locale" value={props.locale} />
      <p>{props.left}</p>
      {state.status === 'refused' && <Alert>{state.message}</Alert>}
      <Button pending={pending}>{pending ? props.making : props.make}</Button>
    </form>
  );
}
