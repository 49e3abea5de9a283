import 'server-only';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { db } from '../platform/db';
import { auth } from './auth';
import { isConfirmed } from './confirm-password';
import { findLiveSession, type LiveSession } from './sessions';

const UUID = /^[0-9a-f-]{36}$/;

/** This request's session, checked against its row; null for a guest and for an ended session. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const carried = await auth();
  const id = carried && 'sessionId' in carried ? carried.sessionId : null;
  return typeof id === 'string' && UUID.test(id) ? findLiveSession(db(), id, new Date()) : null;
});

/** This request's session, or off to the sign-in page and back to `next` afterwards. */
export async function requireSession(locale: Locale, next: string): Promise<LiveSession> {
  const session = await currentSession();
  if (!session) redirect(`${localePath(locale, '/login')}?next=${encodeURIComponent(next)}`);
  return session;
}

/** As `requireSession`, in which the password was typed lately; else off to typing it, and back to `next`. */
export async function requireConfirmed(locale: Locale, next: string): Promise<LiveSession> {
  const session = await requireSession(locale, next);
  if (!isConfirmed(session, new Date()))
    redirect(`${localePath(locale, '/account/confirm')}?next=${encodeURIComponent(next)}`);
  return session;
}
