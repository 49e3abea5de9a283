'use client';

import { useActionState } from 'react';
import { Button, type ButtonLook } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import type { FormState } from '@/lib/form-state';
import { useSubmitOnce } from '../../otp/use-submit-once';

type ActionButtonProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Sent along: the language, and what the press is about. */
  hidden: Record<string, string>;
  label: string;
  working: string;
  look?: ButtonLook;
  /** Id of what tells this button from others with its label. */
  describedBy?: string;
};

/** A form of one button, and what came of pressing it. */
export function ActionButton(props: ActionButtonProps) {
  const [state, send, pending] = useActionState(props.action, { status: 'idle' } as FormState);
  const { onSubmit } = useSubmitOnce(send, pending);
  return (
    <form action={send} onSubmit={onSubmit}>
      {Object.entries(props.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look={props.look ?? 'quiet'} pending={pending} aria-describedby={props.describedBy}>
        {props.label}
      </Button>
      <Status className={state.status === 'refused' ? 'text-bad text-sm' : 'text-ink-soft text-sm'}>
        {pending ? props.working : state.message}
      </Status>
    </form>
  );
}
