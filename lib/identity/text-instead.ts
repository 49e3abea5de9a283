import 'server-only';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localePath } from '@/lib/i18n/path';
import type { Purpose } from '../otp/purposes';
import { resendChallenge } from '../otp/resend';
import { db } from '../platform/db';
import { formAction } from '../platform/form-action';
import { minutesUntil } from '../platform/minutes-until';
import { keepHolder, readHolder } from './challenge-cookie';

/** Sends the message that was held back because there are better means, and shows its screen. */
export function textInsteadAction(purpose: Purpose, page: string) {
  return formAction(`text.${purpose}`, {}, async (_, { now, locale, client }) => {
    const path = localePath(locale, page);
    const holder = await readHolder(purpose);
    if (!holder) redirect(path);
    const sent = await resendChallenge(db(), purpose, holder, now, client);
    if (sent.ok) await keepHolder(purpose, sent.holder, sent.expiresAt);
    if (!sent.ok && sent.reason === 'send_budget') {
      const t = await getTranslations({ locale, namespace: 'identity.factor.problems' });
      const minutes = minutesUntil(sent.retryAt, now);
      return { status: 'refused', message: t('wait_text', { minutes }) };
    }
    redirect(`${path}?with=sms`);
  });
}
