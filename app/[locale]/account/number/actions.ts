'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localePath } from '@/lib/i18n/path';
import { keepHolder, readHolder } from '@/lib/identity/challenge-cookie';
import { confirmPassword } from '@/lib/identity/confirm-password';
import { requireSession } from '@/lib/identity/current-session';
import { rememberPhone } from '@/lib/identity/entered-phones';
import { mayBind, needsApproval, startNumberChange } from '@/lib/identity/number-change';
import { readPhoneNumber } from '@/lib/otp/phone-number';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { requiredLine, secretText } from '@/lib/platform/form-fields';
import { minutesUntil } from '@/lib/platform/minutes-until';
import { askNewNumber } from './ask-new-number';

const shape = { phone: requiredLine(40), password: secretText(500) };

/** Takes the new number and the password, whenever that was typed last, and asks the present number. */
export const changeNumber = formAction('account.number', shape, async (input, context) => {
  const { now, locale, client, t: form } = context;
  const session = await requireSession(locale, localePath(locale, '/account/number'));
  const t = await getTranslations({ locale, namespace: 'identity.problems' });
  const say = await getTranslations({ locale, namespace: 'account' });
  const refuse = (errors: Record<string, string>) => ({
    status: 'refused' as const,
    message: form('check_fields'),
    errors,
  });
  const phone = readPhoneNumber(input.phone);
  if (!phone.ok) return refuse({ phone: t(`phone.${phone.reason}`) });
  const change = { session, newPhone: phone.e164 };
  if (!(await mayBind(db(), change))) return refuse({ phone: say('number.same') });
  const confirmed = await confirmPassword(db(), { session, password: input.password }, now);
  if (!confirmed.ok && confirmed.reason === 'wrong')
    return refuse({ password: say('confirm.wrong') });
  if (!confirmed.ok) {
    const minutes = minutesUntil(confirmed.retryAt, now);
    return { status: 'refused', message: say('confirm.slow_down', { minutes }) };
  }
  if (!(await needsApproval(db(), change))) return askNewNumber(change, context);
  const holder = await readHolder('approve_change');
  const issued = await startNumberChange(db(), { ...change, holder, locale, client }, now);
  if (!issued.ok) {
    const minutes = minutesUntil(issued.retryAt, now);
    return { status: 'refused', message: t('send_budget', { minutes }) };
  }
  await keepHolder('approve_change', issued.holder, issued.expiresAt);
  await rememberPhone(phone.e164, now);
  redirect(localePath(locale, '/account/number/confirm'));
});
