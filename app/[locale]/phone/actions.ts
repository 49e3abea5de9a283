'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/lib/form-state';
import { rememberPhone } from '@/lib/identity/entered-phones';
import { readPhoneNumber } from '@/lib/otp/phone-number';
import { formAction } from '@/lib/platform/form-action';
import { requiredLine } from '@/lib/platform/form-fields';

/** Shows one more number on this browser's virtual phone. */
export const addNumber = formAction(
  'phone.add',
  { phone: requiredLine(40) },
  async (input, { now, locale }) => {
    const phone = readPhoneNumber(input.phone);
    if (!phone.ok) {
      const t = await getTranslations({ locale, namespace: 'identity.problems.phone' });
      return { status: 'refused', errors: { phone: t(phone.reason) } } satisfies FormState;
    }
    await rememberPhone(phone.e164, now);
    return { status: 'ok', values: {} } satisfies FormState;
  },
);
