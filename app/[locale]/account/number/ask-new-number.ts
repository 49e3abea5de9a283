import 'server-only';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/lib/form-state';
import { localePath } from '@/lib/i18n/path';
import { keepHolder, readHolder } from '@/lib/identity/challenge-cookie';
import { codeToNewNumber } from '@/lib/identity/number-change';
import type { LiveSession } from '@/lib/identity/sessions';
import { db } from '@/lib/platform/db';
import type { FormContext } from '@/lib/platform/form-action';
import { minutesUntil } from '@/lib/platform/minutes-until';

/** Sends the code to the number that is to be bound, and shows its screen. */
export async function askNewNumber(
  { session, newPhone }: { session: LiveSession; newPhone: string },
  { now, locale, client }: FormContext,
): Promise<FormState> {
  const holder = await readHolder('change_phone');
  const issued = await codeToNewNumber(db(), { session, newPhone, holder, locale, client }, now);
  if (!issued.ok) {
    const t = await getTranslations({ locale, namespace: 'identity.problems' });
    const minutes = minutesUntil(issued.retryAt, now);
    return { status: 'refused', message: t('send_budget', { minutes }) };
  }
  await keepHolder('change_phone', issued.holder, issued.expiresAt);
  redirect(localePath(locale, '/account/number/verify'));
}
