'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/lib/form-state';
import { localePath } from '@/lib/i18n/path';
import { setNewPassword } from '@/lib/identity/password-reset';
import { clearCookie, readCookie } from '@/lib/platform/cookies';
import { db } from '@/lib/platform/db';
import { updateDisplay } from '@/lib/platform/display-cookie';
import { formAction } from '@/lib/platform/form-action';
import { secretText } from '@/lib/platform/form-fields';

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
