'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useEffect, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button, buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Status } from '@/components/ui/status';
import type { CodeState } from '@/lib/identity/code-state';
import type { CodeView } from '@/lib/otp/code-view';
import type { Delivery } from '@/lib/otp/describe';
import { CodeEnded, type Ending } from './code-ended';
import { CodeField } from './code-field';
import { Countdown, useCountdown } from './countdown';
import { useSubmitOnce } from './use-submit-once';

type Step = { href: string; label?: string };

type CodeFormProps = {
  locale: string;
  view: CodeView;
  action: (previous: CodeState, form: FormData) => Promise<CodeState>;
  sentTo: string;
  verifyLabel?: string;
  fields?: ReactNode;
  restart: Step;
  done: Step;
  change?: { href: string; label: string } | undefined;
  endings?: Record<string, Ending>;
  renewable?: boolean;
};

/** When to look how far the message is, from when it was asked for: most arrive within seconds. */
const LOOKS_MS = [1_500, 3_000, 6_000, 10_000, 20_000, 35_000, 50_000, 75_000];

/** The form of a code screen; works as a plain form until its script has loaded. */
export function CodeForm(props: CodeFormProps) {
  const t = useTranslations('otp');
  const router = useRouter();
  const [state, send, pending] = useActionState(props.action, { status: 'idle' });
  const view = state.view && state.view.asOf > props.view.asOf ? state.view : props.view;
  const wait = useCountdown(view.nextSendInMs, view.asOf);
  const left = useCountdown(view.expiresInMs, view.asOf);
  const { onSubmit, intent } = useSubmitOnce(send, pending);

  // Another tab may have used, replaced or ended the code while this one was out of sight.
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && router.refresh();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pageshow', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pageshow', look);
    };
  }, [router]);

  const { settled } = view;
  useEffect(() => {
    // Each answer may be of another message: it is looked after anew.
    if (settled || !state) return;
    const timers = LOOKS_MS.map((ms) => setTimeout(() => router.refresh(), ms));
    return () => timers.forEach(clearTimeout);
  }, [settled, state, router]);

  const end = view.end ?? (left === 0 ? ({ reason: 'expired' } as const) : null);
  const challenge = useShownChallenge(view, { over: end !== null, answer: state.view });
  const hidden = (
    <>
      <input type="hidden" name="locale" value={props.locale} />
      <input type="hidden" name="challenge" value={challenge} />
    </>
  );
  if (end && !pending)
    return (
      <CodeEnded {...props} end={end} message={state.message}>
        {hidden}
        {end.reason === 'expired' && props.renewable && (
          <form action={send} onSubmit={onSubmit} className="mt-6">
            {hidden}
            <Button name="intent" value="resend" pending={pending}>
              {t('again')}
            </Button>
          </form>
        )}
      </CodeEnded>
    );

  return (
    <form action={send} onSubmit={onSubmit} className="mt-8 grid gap-6" noValidate>
      {hidden}
      {state.status === 'refused' && (state.message || state.errors) && (
        <Alert>{state.message ?? state.errors?.code}</Alert>
      )}
      <div className="grid gap-1">
        <p>{props.sentTo}</p>
        {props.change && (
          <p>
            <Link className={buttonClass('quiet', '-ml-1')} href={props.change.href}>
              {props.change.label}
            </Link>
          </p>
        )}
      </div>
      <CodeField error={state.errors?.code} defaultValue={state.values?.code} />
      {props.fields}
      <Button name="intent" value="verify" pending={pending && intent === 'verify'}>
        {pending && intent === 'verify' ? t('verifying') : (props.verifyLabel ?? t('verify'))}
      </Button>
      <Status className="grid gap-1 text-ink-soft text-sm">
        {state.status === 'ok' && state.message ? (
          <span className="text-ink">{state.message}</span>
        ) : null}
        <DeliveryLine delivery={view.delivery} />
        <Countdown seconds={left} />
        {view.triesLeft < 5 && <span>{t('triesLeft', { triesLeft: view.triesLeft })}</span>}
      </Status>
      <div className="grid gap-2 border-line border-t pt-5">
        <p className="font-semibold">{t('notArrived')}</p>
        <p className="text-ink-soft text-sm">{t('notArrivedHelp')}</p>
        <Button
          name="intent"
          value="resend"
          look="secondary"
          aria-label={t('resend')}
          aria-describedby="resend-wait"
          pending={wait > 0 || (pending && intent === 'resend')}
        >
          {pending && intent === 'resend' ? t('sending') : t('resend')}
        </Button>
        {view.canCall && (
          <Button
            name="intent"
            value="call"
            look="secondary"
            aria-describedby="resend-wait"
            pending={wait > 0 || (pending && intent === 'call')}
          >
            {pending && intent === 'call' ? t('calling') : t('call')}
          </Button>
        )}
        <p id="resend-wait" className="text-ink-soft text-sm">
          {wait > 0 ? t('resendIn', { seconds: wait }) : ''}
        </p>
        <p className="text-ink-soft text-sm">{t('never')}</p>
      </div>
    </form>
  );
}

/**
 * The challenge that the shopper knows this form to be about. A look at the server may bring the one
 * of another tab: it becomes this form's only once the shopper was told, or when ours was over.
 */
function useShownChallenge(
  { challengeId }: CodeView,
  { over, answer }: { over: boolean; answer: CodeView | undefined },
): string {
  const [shown, setShown] = useState({ id: challengeId, over, answer });
  // By which answer it is, not by whether it is the newest that is known: a look at how far the message is may
  // come in the same moment, and be newer.
  const answered = answer !== undefined && answer !== shown.answer;
  const id = answered || shown.over || shown.id === '' ? challengeId : shown.id;
  if (id !== shown.id || over !== shown.over || answer !== shown.answer)
    setShown({ id, over, answer });
  return id;
}

const LINES = {
  on_its_way: { text: 'onItsWay' },
  delivered: { text: 'delivered' },
  delayed: { text: 'delayed' },
  failed: { text: 'failed', isBad: true },
  withheld: { text: 'withheld', isBad: true },
  opted_out: { text: 'optedOut', isBad: true },
} as const;

/** How far the message is, in words; nothing where there is nothing to add to "We sent a code". */
function DeliveryLine({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('otp');
  if (delivery === 'sent' || delivery === 'not_sent') return null;
  const line = LINES[delivery];
  return <span className={'isBad' in line ? 'text-bad' : undefined}>{t(line.text)}</span>;
}
