'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { currentDevice } from '@/lib/identity/current-device';
import { requireConfirmed } from '@/lib/identity/current-session';
import { addPasskey, startPasskey } from '@/lib/identity/factors/add-passkey';
import type { BegunState } from '@/lib/identity/factors/begun-state';
import { removePasskey } from '@/lib/identity/factors/passkeys';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { line, loose } from '@/lib/platform/form-fields';

const page = (locale: Locale) => localePath(locale, '/account/passkeys');
const confirmed = (locale: Locale) => requireConfirmed(locale, page(locale));

/** Says what the browser is to be asked for. */
export const begin = formAction<Record<never, never>, BegunState>(
  'passkey.begin',
  {},
  async (_, { now, locale }) => {
    const request = await startPasskey(db(), await confirmed(locale), now);
    if (request) return { status: 'ok', request };
    const t = await getTranslations({ locale, namespace: 'account.passkeys' });
    return { status: 'refused', message: t('too_many') };
  },
);

/** Keeps the passkey that the browser made. */
export const finish = formAction(
  'passkey.finish',
  { name: line(60), code: loose(16_000) },
  async ({ name, code: answer }, { now, locale }) => {
    const session = await confirmed(locale);
    const passkey = { session, locale, name: name || (await currentDevice()), answer };
    const added = await addPasskey(db(), passkey, now);
    if (added.ok) redirect(page(locale));
    const t = await getTranslations({ locale, namespace: 'account.passkeys' });
    return { status: 'refused', message: t(added.reason) };
  },
);

export const remove = formAction(
  'passkey.remove',
  { id: z.uuid('malformed') },
  async ({ id }, { now, locale }) => {
    const { member } = await confirmed(locale);
    await removePasskey(db(), { ...member, locale }, id, now);
    refresh();
    return { status: 'ok' };
  },
);
