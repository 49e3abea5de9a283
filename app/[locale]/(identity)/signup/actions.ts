'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/lib/form-state';
import { localePath } from '@/lib/i18n/path';
import { keepHolder, readHolder } from '@/lib/identity/challenge-cookie';
import { readEmail } from '@/lib/identity/email';
import { rememberPhone } from '@/lib/identity/entered-phones';
import { passwordProblem } from '@/lib/identity/password';
import { safeRedirect } from '@/lib/identity/safe-redirect';
import { startSignup } from '@/lib/identity/signup';
import { readPhoneNumber } from '@/lib/otp/phone-number';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { loose, requiredLine, secretText } from '@/lib/platform/form-fields';
import { minutesUntil } from '@/lib/platform/minutes-until';

const shape = {
  name: requiredLine(80),
  email: requiredLine(254),
  phone: requiredLine(40),
  password: secretText(500),
  next: loose(2_000),
};

export const signup = formAction(
  'signup',
  shape,
  async (input, { now, locale, client, t: form }) => {
    const t = await getTranslations({ locale, namespace: 'identity.problems' });
    const email = readEmail(input.email);
    const phone = readPhoneNumber(input.phone);
    const about = [input.name, input.email, input.phone, phone.ok ? phone.e164 : ''];
    const problem = passwordProblem(input.password, about);
    const errors = {
      ...(email ? {} : { email: t('email') }),
      ...(phone.ok ? {} : { phone: t(`phone.${phone.reason}`) }),
      ...(problem ? { password: t(`password.${problem}`) } : {}),
    };
    if (!email || !phone.ok || problem)
      return { status: 'refused', message: form('check_fields'), errors } satisfies FormState;

    const issued = await startSignup(
      db(),
      {
        name: input.name,
        email,
        phone: phone.e164,
        password: input.password,
        next: safeRedirect(input.next, localePath(locale, '/')),
        locale,
        client,
      },
      await readHolder('signup'),
      now,
    );
    if (!issued.ok) {
      const minutes = minutesUntil(issued.retryAt, now);
      return { status: 'refused', message: t('send_budget', { minutes }) } satisfies FormState;
    }
    await keepHolder('signup', issued.holder, issued.expiresAt);
    await rememberPhone(phone.e164, now);
    redirect(localePath(locale, '/signup/verify'));
  },
);
