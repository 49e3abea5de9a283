'use client';

import { useActionState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import type { FormState } from '@/lib/form-state';
import { useSubmitOnce } from '../../otp/use-submit-once';

type PlaceAgainProps = {
  locale: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  label: string;
  sending: string;
};

/** One press from "it changed" to a code for what it is now. */
export function PlaceAgain({ locale, action, label, sending }: PlaceAgainProps) {
  const [state, send, pending] = useActionState(action, { status: 'idle' } as FormState);
  const { onSubmit } = useSubmitOnce(send, pending);
  return (
    <form action={send} onSubmit={onSubmit} className="grid gap-4">
      <input type="hidden" name="locale" value={locale} />
      {state.status === 'refused' && <Alert>{state.message}</Alert>}
      <Button pending={pending}>{pending ? sending : label}</Button>
    </form>
  );
}
