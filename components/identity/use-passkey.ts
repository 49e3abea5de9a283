import {
  type FormEvent,
  startTransition,
  useActionState,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { type FormState, IDLE } from '@/lib/form-state';

/** Why a browser gave no answer: it was not wanted, the passkey is there already, or something else. */
export type NoAnswer = 'cancelled' | 'exists' | 'failed';

type Action = (previous: FormState, form: FormData) => Promise<FormState>;
/** What the browser is asked for; a text where the shop refused before it came to that. */
type Ask = (form: FormData) => Promise<object | string>;

/** A form whose `code` is a passkey's answer: the browser is asked when it is submitted, once at a time. */
export function usePasskey(action: Action, ask: Ask) {
  const [state, send, sending] = useActionState(action, IDLE);
  const [asking, setAsking] = useState(false);
  const [noAnswer, setNoAnswer] = useState<NoAnswer | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const busy = useRef(false);

  async function answer(form: FormData): Promise<void> {
    setAsking(true);
    setNoAnswer(null);
    setRefused(null);
    try {
      const answered = await ask(form);
      if (typeof answered === 'string') return setRefused(answered);
      form.set('code', JSON.stringify(answered));
      startTransition(() => send(form));
    } catch (error) {
      setNoAnswer(noAnswerOf(error));
    } finally {
      setAsking(false);
      busy.current = false;
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current || sending) return;
    busy.current = true;
    void answer(new FormData(event.currentTarget));
  }

  const said = state.status === 'refused' ? (state.errors?.code ?? state.message) : undefined;
  const pending = asking || sending;
  return { onSubmit, pending, noAnswer, errors: state.errors, refused: refused ?? said };
}

function noAnswerOf(error: unknown): NoAnswer {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return 'exists';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'failed';
}

/** Whether this browser has passkeys; null before its script has loaded. */
export function useHasPasskeys(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    neverChanges,
    () => 'PublicKeyCredential' in window,
    () => null,
  );
}

const neverChanges = () => () => undefined;
