'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useState } from 'react';
import { useSubmitOnce } from '@/components/otp/use-submit-once';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { TextField } from '@/components/ui/text-field';
import type { FormState } from '@/lib/form-state';
import type { Locale } from '@/lib/i18n/routing';
import type { InboxMessage } from '@/lib/sms/inbox';
import { chime } from './chime';
import { PhoneMessage } from './phone-message';
import { useInbox } from './use-inbox';

type HandsetProps = {
  locale: Locale;
  addNumber: (previous: FormState, form: FormData) => Promise<FormState>;
};

/** A phone on the desk: the messages to the numbers of this browser, as they arrive. */
export function Handset({ locale, addNumber }: HandsetProps) {
  const t = useTranslations('phone');
  const [sound, setSound] = useState(false);
  const [news, setNews] = useState('');
  const [state, send, pending] = useActionState(addNumber, { status: 'idle' });
  const { onSubmit } = useSubmitOnce(send, pending);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    if (state.status === 'ok') setAgain((count) => count + 1);
  }, [state]);

  const arrived = (message: InboxMessage) => {
    setNews(t('arrived', { from: message.from }));
    if (sound) chime();
  };
  const { phones, messages, signal } = useInbox(again, arrived);

  return (
    <div className="mx-auto flex h-full w-full max-w-sm flex-col rounded-[2.25rem] border-[10px] border-ink bg-paper shadow-lg">
      <div className="flex items-center justify-between gap-2 px-5 pt-3 pb-2">
        <p className="font-display text-lg">{t('messages')}</p>
        <Checkbox
          name="sound"
          id="phone-sound"
          label={t('sound')}
          checked={sound}
          onChange={(event) => setSound(event.currentTarget.checked)}
        />
      </div>
      <p role="status" className="px-5 text-ink-soft text-sm">
        {signal === 'lost' ? t('lost') : signal === 'connecting' ? t('connecting') : news}
      </p>
      {phones.length > 0 && <p className="px-5 pt-1 text-ink-soft text-sm">{phones.join(' · ')}</p>}
      <div className="min-h-48 grow overflow-y-auto px-4 py-3">
        {messages.length === 0 && signal === 'on' && (
          <p className="py-8 text-center text-ink-soft">
            {phones.length > 0 ? t('empty') : t('noNumber')}
          </p>
        )}
        <ol className="grid gap-3">
          {messages.map((message) => (
            <PhoneMessage
              key={message.id}
              message={message}
              locale={locale}
              showNumber={phones.length > 1}
            />
          ))}
        </ol>
      </div>
      <form action={send} onSubmit={onSubmit} noValidate className="grid gap-2 p-4 pt-2">
        <input type="hidden" name="locale" value={locale} />
        <TextField
          id="phone-number"
          name="phone"
          label={t('number')}
          type="tel"
          autoComplete="tel"
          error={state.errors?.phone}
          addon={
            <Button look="secondary" pending={pending}>
              {pending ? t('adding') : t('add')}
            </Button>
          }
        />
      </form>
    </div>
  );
}
