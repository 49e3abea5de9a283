'use client';

import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { useSubmitOnce } from '@/components/otp/use-submit-once';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import type { FormState } from '@/lib/form-state';
import { PasswordField } from './password-field';

type Field = {
  name: string;
  label: string;
  hint?: string;
  type: 'text' | 'email' | 'tel' | 'new-password' | 'current-password';
  autoComplete?: string;
  inputMode?: 'numeric';
};

type ActionFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  fields: Field[];
  /** Sent along, not shown: the language, and where to go afterwards. */
  hidden: Record<string, string>;
  submit: string;
  submitting: string;
  /** What shows and hides a password, where there is one. */
  show?: string;
  hide?: string;
  /** Keeps what was typed, passwords excepted, in this tab, for who comes back to correct it. */
  draft?: string;
  children?: ReactNode;
};

/** A short form of one action; refusals appear at the fields, and nothing that was typed is lost. */
export function ActionForm(props: ActionFormProps) {
  const { fields, hidden, submit, submitting, show = '', hide = '', draft } = props;
  const [state, send, pending] = useActionState(props.action, { status: 'idle' });
  const { onSubmit } = useSubmitOnce(send, pending);
  const form = useRef<HTMLFormElement>(null);
  useDraft(form, draft);

  useEffect(() => {
    if (state.status !== 'refused') return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  return (
    <form ref={form} action={send} onSubmit={onSubmit} noValidate className="mt-8 grid gap-6">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.status === 'refused' && <Alert>{state.message}</Alert>}
      {fields.map(({ type, ...field }) =>
        type === 'new-password' || type === 'current-password' ? (
          <PasswordField
            key={field.name}
            {...field}
            autoComplete={type}
            show={show}
            hide={hide}
            error={state.errors?.[field.name]}
          />
        ) : (
          <TextField
            key={field.name}
            {...field}
            type={type}
            required
            defaultValue={state.values?.[field.name]}
            error={state.errors?.[field.name]}
          />
        ),
      )}
      {props.children}
      <Button pending={pending}>{pending ? submitting : submit}</Button>
    </form>
  );
}

/** Fills the empty fields from this tab's draft, and keeps it up to date while somebody types. */
function useDraft(form: React.RefObject<HTMLFormElement | null>, draft: string | undefined): void {
  useEffect(() => {
    const element = form.current;
    if (!element || !draft) return;
    const open = () =>
      [...element.querySelectorAll<HTMLInputElement>('input')].filter(
        (input) => !['hidden', 'password', 'submit'].includes(input.type) && !isSecret(input),
      );
    try {
      const kept = JSON.parse(sessionStorage.getItem(draft) ?? '{}');
      // Not under the hands of who is about to type: that would be added to what comes back.
      for (const input of open())
        if (
          !input.value &&
          input !== document.activeElement &&
          typeof kept[input.name] === 'string'
        )
          input.value = kept[input.name];
    } catch {
      // A browser without storage keeps no drafts; the form works without.
    }
    const keep = () => {
      try {
        const values = Object.fromEntries(open().map((input) => [input.name, input.value]));
        sessionStorage.setItem(draft, JSON.stringify(values));
      } catch {
        // As above.
      }
    };
    element.addEventListener('input', keep);
    return () => element.removeEventListener('input', keep);
  }, [form, draft]);
}

/** A password that is being looked at has type "text" and is still none of a draft's business. */
function isSecret(input: HTMLInputElement): boolean {
  return input.autocomplete.endsWith('password');
}
