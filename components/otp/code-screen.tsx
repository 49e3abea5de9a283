import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { NarrowPage } from '@/components/ui/narrow-page';
import { messagesOf } from '@/lib/i18n/messages';
import type { Locale } from '@/lib/i18n/routing';
import type { CodeState } from '@/lib/identity/code-state';
import type { CodeView } from '@/lib/otp/code-view';
import { CodeForm } from './code-form';

type CodeScreenProps = {
  locale: Locale;
  title: string;
  /** Who asks and why; for an approval also how much and to whom. */
  intro?: ReactNode;
  view: CodeView;
  /** From `codeAction`: verify and resend of one form. */
  action: (previous: CodeState, form: FormData) => Promise<CodeState>;
  /** Label of the button that uses the code; "Verify" where nothing else is said. */
  verifyLabel?: string;
  /** Shown in place of "We sent …" where nobody may learn whether there is a number (I6). */
  sentTo?: string;
  /** More fields of the form, such as the trust checkbox. */
  fields?: ReactNode;
  /** Where to begin anew when the code is over, and what that is called. */
  restart: { href: string; label?: string };
  /** Where to go when this code was used already: it is done. */
  done: { href: string; label?: string };
  /** A way to correct who or what the code was asked for. */
  change?: { href: string; label: string };
  /** What to show in place of the standard text when the code is over, by reason or void reason. */
  endings?: Record<string, { title: string; text: ReactNode; action?: ReactNode }>;
  /** Whether an expired code can be followed by a new one from here; an approval's can't. */
  renewable?: boolean;
  /** Ways to go on without the message. */
  children?: ReactNode;
};

/** One code, one field, calm: who asks, why, where the message went, how long, and what else to do. */
export async function CodeScreen(props: CodeScreenProps) {
  const { locale, title, intro, change, children, ...form } = props;
  const t = await getTranslations({ locale, namespace: 'otp' });
  const phone = props.view.maskedPhone ?? '';
  return (
    <NarrowPage title={title}>
      {intro && <div className="mt-4 text-ink-soft">{intro}</div>}
      <NextIntlClientProvider locale={locale} messages={{ otp: messagesOf(locale).otp }}>
        <CodeForm
          {...form}
          locale={locale}
          change={change}
          sentTo={props.sentTo ?? t('sentTo', { phone })}
        />
      </NextIntlClientProvider>
      {children}
    </NarrowPage>
  );
}
