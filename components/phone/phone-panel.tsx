'use client';

import { NextIntlClientProvider } from 'next-intl';
import type { ComponentProps } from 'react';
import type { Messages } from '@/lib/i18n/messages';
import { Handset } from './handset';

type PhonePanelProps = ComponentProps<typeof Handset> & { messages: Pick<Messages, 'phone'> };

/** The handset with its texts; loaded when somebody opens it, so that no page pays for it. */
export default function PhonePanel({ messages, ...props }: PhonePanelProps) {
  return (
    <NextIntlClientProvider locale={props.locale} messages={messages} timeZone="Asia/Kolkata">
      <Handset {...props} />
    </NextIntlClientProvider>
  );
}
