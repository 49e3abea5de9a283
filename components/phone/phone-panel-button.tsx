'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { FormState } from '@/lib/form-state';
import type { Messages } from '@/lib/i18n/messages';
import type { Locale } from '@/lib/i18n/routing';

const PhonePanel = dynamic(() => import('./phone-panel'), { ssr: false });

type PhonePanelButtonProps = {
  locale: Locale;
  messages: Pick<Messages, 'phone'>;
  addNumber: (previous: FormState, form: FormData) => Promise<FormState>;
};

/** Opens the virtual phone over any page of a demo; not modal, so that the code can be typed beside it. */
export function PhonePanelButton(props: PhonePanelButtonProps) {
  const [open, setOpen] = useState(false);
  const { phone } = props.messages;
  return (
    <div className="fixed right-3 bottom-3 z-20 flex flex-col items-end gap-3 print:hidden">
      {open && (
        <section
          id="phone-panel"
          aria-label={phone.title}
          className="h-[min(36rem,calc(100dvh-6rem))] w-[min(22rem,calc(100vw-1.5rem))]"
          onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        >
          <PhonePanel {...props} />
        </section>
      )}
      <button
        type="button"
        aria-expanded={open}
        aria-controls="phone-panel"
        aria-label={open ? undefined : phone.openLabel}
        onClick={() => setOpen(!open)}
        className="inline-flex min-h-12 items-center gap-2 rounded-full bg-ink px-5 font-semibold text-paper shadow-lg"
      >
        {open ? phone.close : phone.open}
      </button>
    </div>
  );
}
