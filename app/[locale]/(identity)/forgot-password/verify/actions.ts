'use server';

import { redirect } from 'next/navigation';
import { localePath } from '@/lib/i18n/path';
import { codeAction } from '@/lib/identity/code-action';
import { completeResetCode } from '@/lib/identity/password-reset';
import { setCookie } from '@/lib/platform/cookies';
import { db } from '@/lib/platform/db';

export const verifyReset = codeAction({
  purpose: 'reset',
  verify: ({ holder, typed, client }, { now }) =>
    completeResetCode(db(), { holder, typed, client }, now),
  onRight: async ({ permit, expiresAt }, { locale }) => {
    await setCookie('permit', permit, expiresAt);
    redirect(localePath(locale, '/reset-password'));
  },
});
