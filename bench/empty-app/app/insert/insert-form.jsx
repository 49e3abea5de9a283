'use client';

import { useActionState } from 'react';

export function InsertForm({ action }) {
  const [state, send] = useActionState(action, { status: 'idle' });
  return (
    <form action={send}>
      <p role="status">{state.status}</p>
      <input name="text" aria-label="Text" />
      <button type="submit">Insert</button>
    </form>
  );
}
