'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localePath } from '@/lib/i18n/path';
import { confirmPassword } from '@/lib/identity/confirm-password';
import { requireSession } from '@/lib/identity/current-session';
import { safeRedirect } from '@/lib/identity/safe-redirect';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { loose, secretText } from '@/lib/platform/form-fields';
import { minutesUntil } from '@/lib/platform/minutes-until';

const shape = { password: secretText(500), next: loose(2_000) };

/** Takes the password once more and goes on to what wanted it. */
export const confirm = formAction('account.confirm', shape, async (input, { now, locale }) => {
  const account = localePath(locale, '/account');
  const session = await requireSession(locale, account);
  const result = await confirmPassword(db(), { session, password: input.password }, now);
  if (!result.ok) {
    const t = await getTranslations({ locale, namespace: 'account.confirm' });
    const message =
      result.reason === 'wrong'
        ? t('wrong')
        : t('slow_down', { minutes: minutesUntil(result.retryAt, now) });
    return { status: 'refused', message };
  }
  redirect(safeRedirect(input.next, account));
});
