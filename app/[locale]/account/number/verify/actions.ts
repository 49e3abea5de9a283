'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localePath } from '@/lib/i18n/path';
import { codeAction } from '@/lib/identity/code-action';
import { requireSession } from '@/lib/identity/current-session';
import { completeNumberChange } from '@/lib/identity/number-change';
import { db } from '@/lib/platform/db';

export const verifyNew = codeAction({
  purpose: 'change_phone',
  verify: async ({ holder, typed, client }, { now, locale }) => {
    const session = await requireSession(locale, localePath(locale, '/account/number'));
    return completeNumberChange(db(), { session, holder, typed, client, locale }, now);
  },
  onRight: async (_, { locale }) => redirect(localePath(locale, '/account#security')),
  onRefused: async (refusal, { locale }) => {
    if (refusal.reason !== 'declined') return undefined;
    const t = await getTranslations({ locale, namespace: 'account.number' });
    return t('declined');
  },
});
