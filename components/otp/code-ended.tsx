'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { Ended } from '@/lib/otp/challenge';

export type Ending = { title: string; text: ReactNode; action?: ReactNode };

type CodeEndedProps = {
  end: Ended;
  /** What the last act was told, if that ended the code. */
  message?: string | undefined;
  restart: { href: string; label?: string };
  done: { href: string; label?: string };
  endings?: Record<string, Ending>;
  renewable?: boolean;
  /** The way to a new code from here, where there is one. */
  children?: ReactNode;
};

/** In place of the form when a code is over: why, and the one thing to do next. */
export function CodeEnded({ end, endings, restart, done, renewable, children }: CodeEndedProps) {
  const t = useTranslations('otp');
  const own = (end.reason === 'voided' && endings?.[end.why]) || endings?.[end.reason];
  const next = end.reason === 'used' ? done : restart;
  const bound = end.reason === 'expired' && !renewable;
  const renews = end.reason === 'expired' && renewable;
  return (
    <div className="mt-8 grid gap-4">
      <Alert title={own?.title ?? t(`ended.${end.reason}.title`)}>
        {own?.text ?? (bound ? t('ended.expired.text_bound') : t(`ended.${end.reason}.text`))}
      </Alert>
      {children}
      {own?.action ?? (
        <p>
          <Link className={buttonClass(renews ? 'quiet' : 'primary')} href={next.href}>
            {next.label ?? t(end.reason === 'used' ? 'goOn' : 'startAgain')}
          </Link>
        </p>
      )}
    </div>
  );
}
