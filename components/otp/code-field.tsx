'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { readTypedCode } from '@/lib/otp/typed-code';
import { onFill } from '../phone/fill-channel';

/**
 * One input for the whole code: autofill, WebOTP, a paste in any spacing or of the whole message,
 * and the virtual phone's "Fill" all land in it. Never limited to six characters, since a paste of
 * `123 456` would lose its end.
 */
export function CodeField({ error, defaultValue }: { error?: string; defaultValue?: string }) {
  const t = useTranslations('otp');
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const fill = (code: string) => {
      if (!input.current) return;
      input.current.value = code;
      input.current.focus();
    };
    const stop = onFill(fill);
    const abort = new AbortController();
    if ('OTPCredential' in window) {
      const options = {
        otp: { transport: ['sms'] },
        signal: abort.signal,
      } as CredentialRequestOptions;
      navigator.credentials
        .get(options)
        .then((credential) => {
          if (credential && 'code' in credential) fill(String(credential.code));
        })
        // Refused, aborted or not allowed here: typing is always there.
        .catch(() => undefined);
    }
    return () => {
      stop();
      abort.abort();
    };
  }, []);

  useEffect(() => {
    if (error) input.current?.focus();
  }, [error]);

  function onPaste(event: React.ClipboardEvent<HTMLInputElement>) {
    const code = readTypedCode(event.clipboardData.getData('text'));
    if (!code) return;
    event.preventDefault();
    event.currentTarget.value = code;
  }

  return (
    <div className="grid gap-1.5">
      <label htmlFor="code" className="font-semibold">
        {t('label')}
      </label>
      <p id="code-hint" className="text-ink-soft text-sm">
        {t('hint')}
      </p>
      <input
        ref={input}
        id="code"
        name="code"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        defaultValue={defaultValue}
        onPaste={onPaste}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'code-error code-hint' : 'code-hint'}
        className="min-h-14 w-full rounded-lg border border-line-strong bg-raised px-4 font-mono text-2xl text-ink tracking-[0.35em] hover:border-ink aria-invalid:border-2 aria-invalid:border-bad"
      />
      {error && (
        <p id="code-error" className="text-bad text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
