'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { FormState } from '@/lib/form-state';
import { localePath } from '@/lib/i18n/path';
import { factorRefusal } from '@/lib/identity/factor-refusal';
import { FACTORS } from '@/lib/identity/factors/factor';
import { provePermit, setNewPassword } from '@/lib/identity/password-reset';
import { clearCookie, readCookie } from '@/lib/platform/cookies';
import { db } from '@/lib/platform/db';
import { updateDisplay } from '@/lib/platform/display-cookie';
import { formAction } from '@/lib/platform/form-action';
import { loose, secretText } from '@/lib/platform/form-fields';

const shape = { password: secretText(500) };

export const setPassword = formAction(
  'reset-password',
  shape,
  async ({ password }, { now, locale, t: form }) => {
    const permit = await readCookie('permit');
    const set = await setNewPassword(db(), { permit, password, locale }, now);
    if (!set.ok) {
      if (set.reason === 'no_permit') {
        const t = await getTranslations({ locale, namespace: 'identity.reset' });
        return { status: 'refused', message: t('noPermit') } satisfies FormState;
      }
      const t = await getTranslations({ locale, namespace: 'identity.problems.password' });
      return {
        status: 'refused',
        message: form('check_fields'),
        errors: { password: t(set.reason) },
      } satisfies FormState;
    }
    await clearCookie('permit');
    await updateDisplay({ name: null });
    redirect(localePath(locale, '/login?password-changed=1'));
  },
);

const factorFields = { factor: z.enum(FACTORS, 'malformed'), code: loose(8_000) };

/** The second means for an account that has more than its phone; then the page asks for the password. */
export const proveReset = formAction('reset.factor', factorFields, async (input, context) => {
  const { factor, code } = input;
  const permit = await readCookie('permit');
  const proved = await provePermit(db(), { permit, proof: { factor, typed: code } }, context.now);
  const refused =
    proved.ok || proved.reason === 'no_permit'
      ? null
      : await factorRefusal(proved, factor, context);
  return refused ?? redirect(localePath(context.locale, '/reset-password'));
});
