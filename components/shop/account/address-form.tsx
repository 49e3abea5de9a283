'use client';

import { useActionState, useEffect, useRef } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button, buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { FormState } from '@/lib/form-state';
import { useSubmitOnce } from '../../otp/use-submit-once';
import { AddressFields, type AddressLabels } from '../checkout/address-fields';

type AddressFormProps = {
  locale: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Which address is edited; empty for a new one. */
  id: string;
  defaults: Record<string, string>;
  states: readonly string[];
  labels: AddressLabels & { save: string; saving: string; cancel: string };
  back: string;
};

/** One address of the book, new or to be changed. */
export function AddressForm(props: AddressFormProps) {
  const { labels } = props;
  const [state, send, pending] = useActionState(props.action, { status: 'idle' } as FormState);
  const { onSubmit } = useSubmitOnce(send, pending);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.status === 'refused')
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);
  return (
    <form ref={form} action={send} onSubmit={onSubmit} noValidate className="grid gap-8">
      <input type="hidden" name="locale" value={props.locale} />
      <input type="hidden" name="id" value={props.id} />
      {state.status === 'refused' && <Alert>{state.message}</Alert>}
      <AddressFields
        labels={labels}
        values={{ ...props.defaults, ...state.values }}
        errors={state.errors ?? {}}
        states={props.states}
      />
      <div className="flex flex-wrap gap-3">
        <Button pending={pending}>{pending ? labels.saving : labels.save}</Button>
        <Link href={props.back} className={buttonClass('quiet')}>
          {labels.cancel}
        </Link>
      </div>
    </form>
  );
}
