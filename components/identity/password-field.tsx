'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';

type PasswordFieldProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  autoComplete: 'new-password' | 'current-password';
  show: string;
  hide: string;
};

/** A password that can be looked at while it is typed; password managers and paste work. */
export function PasswordField({ show, hide, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...field}
      type={shown ? 'text' : 'password'}
      required
      spellCheck={false}
      autoCapitalize="off"
      addon={
        <button
          type="button"
          className="min-h-11 min-w-16 rounded-lg px-2 text-indigo underline underline-offset-4"
          onClick={() => setShown(!shown)}
        >
          {shown ? hide : show}
        </button>
      }
    />
  );
}
