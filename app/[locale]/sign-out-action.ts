'use server';

import { redirect } from 'next/navigation';
import { localePath } from '@/lib/i18n/path';
import { toLocale } from '@/lib/i18n/routing';
import { currentSession } from '@/lib/identity/current-session';
import { finishSignOut } from '@/lib/identity/finish-sign-out';
import { endSession } from '@/lib/identity/sessions';
import { db } from '@/lib/platform/db';

/** Ends this session, its row first: the cookie alone is worth nothing afterwards. */
export async function signOutAction(form: FormData): Promise<void> {
  const locale = toLocale(form instanceof FormData ? form.get('locale') : null);
  const session = await currentSession();
  if (session)
    await endSession(db(), { userId: session.member.id, sessionId: session.id }, new Date());
  await finishSignOut();
  redirect(localePath(locale, '/login?signed-out=1'));
}
