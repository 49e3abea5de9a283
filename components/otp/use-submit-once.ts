import { type FormEvent, startTransition, useRef, useState } from 'react';

/**
 * Submits a form's action without React's reset of its fields, and once at a time: a second click
 * before the answer does nothing. `intent` is the value of the button that was pressed.
 */
export function useSubmitOnce(send: (form: FormData) => void, pending: boolean) {
  const busy = useRef(false);
  const [intent, setIntent] = useState('');
  if (!pending) busy.current = false;

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    // A button that asks to be pressed no more keeps its focus, and does nothing.
    if (busy.current || submitter?.getAttribute('aria-disabled') === 'true') return;
    busy.current = true;
    const form = new FormData(event.currentTarget, submitter);
    setIntent(String(form.get('intent') ?? ''));
    startTransition(() => send(form));
  }
  return { onSubmit, intent };
}
