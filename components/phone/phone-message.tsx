'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import type { InboxMessage } from '@/lib/sms/inbox';
import { parseOriginBound } from '@/lib/sms/templates/origin-bound';
import { fillCode } from './fill-channel';

type PhoneMessageProps = { message: InboxMessage; locale: string; showNumber: boolean };

/** One message, with its code ready to be copied or filled into the field that waits for it. */
export function PhoneMessage({ message, locale, showNumber }: PhoneMessageProps) {
  const t = useTranslations('phone');
  const [done, setDone] = useState<'copied' | 'filled' | null>(null);
  const code = parseOriginBound(message.body)?.code;
  const isCall = message.encoding === 'speech';
  const time = new Date(message.deliveredAt ?? message.createdAt);

  async function copy() {
    if (!code) return;
    await navigator.clipboard.writeText(code);
    setDone('copied');
  }

  return (
    <li className="rounded-2xl rounded-tl-md bg-raised px-4 py-3 shadow-sm">
      <p className="flex justify-between gap-3 text-ink-soft text-sm">
        <span className="font-semibold">
          {isCall ? t('call', { from: message.from }) : message.from}
        </span>
        <time dateTime={time.toISOString()} suppressHydrationWarning>
          {time.toLocaleTimeString(locale === 'hi' ? 'hi-IN' : 'en-IN', { timeStyle: 'short' })}
        </time>
      </p>
      <p className="mt-1 whitespace-pre-line break-words">
        {message.body || (message.status === 'sent' ? t('late') : t('failed'))}
      </p>
      <p className="mt-1 text-ink-soft text-xs">
        {showNumber && <>{t('to', { phone: message.to })} · </>}
        {isCall
          ? t('spoken')
          : t('details', { segments: message.segments, encoding: message.encoding })}
      </p>
      {code && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <button type="button" className={buttonClass('secondary', 'px-4')} onClick={copy}>
            {t('copy')}
          </button>
          <button
            type="button"
            className={buttonClass('primary', 'px-4')}
            onClick={() => {
              fillCode(code);
              setDone('filled');
            }}
          >
            {t('fill')}
          </button>
          <span role="status" className="text-good text-sm">
            {done ? t(done) : ''}
          </span>
        </div>
      )}
    </li>
  );
}
