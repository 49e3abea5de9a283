import 'server-only';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { Holder } from '../otp/challenge';
import { codeView } from '../otp/code-view';
import { describeChallenge } from '../otp/describe';
import type { Purpose } from '../otp/purposes';
import { resendChallenge } from '../otp/resend';
import type { VerifyResult } from '../otp/verify';
import { db } from '../platform/db';
import { env } from '../platform/env';
import { type FormContext, formAction } from '../platform/form-action';
import { checkbox, loose } from '../platform/form-fields';
import { minutesUntil } from '../platform/minutes-until';
import { keepHolder, readHolder } from './challenge-cookie';
import type { CodeState } from './code-state';

type Refusal = Exclude<VerifyResult<never>, { ok: true }>;

export type CodeJourney<T> = {
  purpose: Purpose;
  /** Checks the code and completes the journey in one transaction. */
  verify: (
    request: { holder: Holder | null; typed: string; client: string | null; trust: boolean },
    context: FormContext,
  ) => Promise<VerifyResult<T>>;
  /** After a right code: sets cookies and redirects. */
  onRight: (result: T, context: FormContext) => Promise<CodeState>;
  /** What a journey's own refusal means, said with what to do next. */
  onRefused?: (refusal: Refusal, context: FormContext) => Promise<string | undefined>;
};

/**
 * The action behind every code screen: "verify", "resend" and "call" of one form, so that what was typed
 * survives a resend, with and without JavaScript.
 */
export function codeAction<T>(journey: CodeJourney<T>) {
  const { purpose } = journey;
  const shape = {
    intent: z.enum(['verify', 'resend', 'call']).catch('verify'),
    challenge: loose(64),
    code: loose(1_000),
    trust: checkbox,
  };
  return formAction<typeof shape, CodeState>(`code.${purpose}`, shape, async (input, context) => {
    const { now, locale, client } = context;
    const t = await getTranslations({ locale, namespace: 'otp' });
    const holder = await readHolder(purpose);
    const view = async (of: Holder | null = holder) =>
      codeView(await describeChallenge(db(), purpose, of, now), now);

    // Another tab asked anew since this form was shown: its code is not the one we wait for.
    if (holder && input.challenge && input.challenge !== holder.id)
      return { status: 'refused', message: t('refused.other_tab'), view: await view() };

    if (input.intent !== 'verify') {
      // A form may ask for a call that this shop does not make.
      const calls = input.intent === 'call' && env().voiceProvider !== null;
      const channel = calls ? 'voice' : 'sms';
      const sent = holder
        ? await resendChallenge(db(), purpose, holder, now, client, channel)
        : { ok: false as const, reason: 'missing' as const };
      if (sent.ok) {
        await keepHolder(purpose, sent.holder, sent.expiresAt);
        return {
          status: 'ok',
          message: t(`${calls ? 'called' : 'resent'}_${sent.sameCode ? 'same' : 'new'}`),
          view: await view(sent.holder),
          values: { code: input.code },
        };
      }
      const message =
        sent.reason === 'wait'
          ? t('refused.wait', {
              seconds: Math.ceil((sent.retryAt.getTime() - now.getTime()) / 1000),
            })
          : sent.reason === 'send_budget'
            ? t('refused.send_budget', { minutes: minutesUntil(sent.retryAt, now) })
            : t('refused.ended');
      return { status: 'refused', message, view: await view(), values: { code: input.code } };
    }

    const result = await journey.verify(
      { holder, typed: input.code, client, trust: input.trust },
      context,
    );
    if (result.ok) return journey.onRight(result.result, context);
    const own = await journey.onRefused?.(result, context);
    if (own) return { status: 'refused', message: own, view: await view() };
    switch (result.reason) {
      case 'malformed':
        return {
          status: 'refused',
          errors: { code: t('refused.malformed') },
          values: { code: input.code },
          view: await view(),
        };
      case 'wrong':
        return {
          status: 'refused',
          errors: { code: t('refused.wrong', { triesLeft: result.triesLeft }) },
          view: await view(),
        };
      case 'blocked': {
        const seconds = Math.ceil((result.retryAt.getTime() - now.getTime()) / 1000);
        return {
          status: 'refused',
          message:
            seconds <= 120
              ? t('refused.blocked_seconds', { seconds })
              : t('refused.blocked', { minutes: minutesUntil(result.retryAt, now) }),
          // Nothing was compared: what was typed may be right, and is wanted again after the wait.
          values: { code: input.code },
          view: await view(),
        };
      }
      case 'disabled':
        return { status: 'refused', message: t('refused.disabled'), view: await view() };
      case 'declined':
        return { status: 'refused', message: t('refused.declined'), view: await view() };
      default:
        return { status: 'refused', message: t('refused.ended'), view: await view() };
    }
  });
}
