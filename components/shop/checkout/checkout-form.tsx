'use client';

import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { Status } from '@/components/ui/status';
import type { FormState } from '@/lib/form-state';
import { useSubmitOnce } from '../../otp/use-submit-once';
import { AddressFields, type AddressLabels } from './address-fields';
import { PaymentFields, type PaymentLabels } from './payment-fields';

type CheckoutFormProps = {
  locale: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** What the fields hold at first, by name. */
  defaults: Record<string, string>;
  states: readonly string[];
  labels: AddressLabels &
    PaymentLabels & {
      contact: string;
      delivery: string;
      standard: string;
      standardHint: string;
      express: string;
      expressHint: string;
      place: string;
      placing: string;
      placingLong: string;
    };
  /** The summary, which follows the chosen delivery by style alone. */
  children: ReactNode;
};

/** The whole of checkout as one form; it posts as it is before any script has loaded. */
export function CheckoutForm(props: CheckoutFormProps) {
  const { labels } = props;
  const [state, send, pending] = useActionState(props.action, { status: 'idle' } as FormState);
  const { onSubmit } = useSubmitOnce(send, pending);
  const form = useRef<HTMLFormElement>(null);
  const values = { ...props.defaults, ...state.values };
  const errors = state.errors ?? {};

  useEffect(() => {
    if (state.status !== 'refused') return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) wrong.focus();
    else form.current?.scrollIntoView({ block: 'start' });
  }, [state]);

  return (
    <form
      ref={form}
      action={send}
      onSubmit={onSubmit}
      noValidate
      className="group/checkout grid gap-10"
    >
      <input type="hidden" name="locale" value={props.locale} />
      {state.status === 'refused' && <Alert>{state.message}</Alert>}
      <AddressFields labels={labels} values={values} errors={errors} states={props.states} />
      <RadioGroup
        name="delivery"
        legend={<span className="font-display text-2xl font-normal">{labels.delivery}</span>}
        defaultValue={values.delivery}
        error={errors.delivery}
        choices={[
          { value: 'standard', label: labels.standard, hint: labels.standardHint },
          { value: 'express', label: labels.express, hint: labels.expressHint },
        ]}
      />
      <PaymentFields labels={labels} values={values} errors={errors} />
      {props.children}
      <div className="grid gap-2">
        <Button pending={pending} className="w-full text-lg">
          {pending ? labels.placing : labels.place}
        </Button>
        <Status className="min-h-6 text-center text-ink-soft text-sm">
          {pending ? labels.placingLong : ''}
        </Status>
      </div>
    </form>
  );
}
