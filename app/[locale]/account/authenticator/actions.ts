'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { requireConfirmed } from '@/lib/identity/current-session';
import {
  confirmAuthenticator,
  removeAuthenticator,
  startAuthenticator,
} from '@/lib/identity/factors/authenticator';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { loose } from '@/lib/platform/form-fields';

const page = (locale: Locale) => localePath(locale, '/account/authenticator');

async function owner(locale: Locale) {
  const { member } = await requireConfirmed(locale, page(locale));
  return { ...member, locale };
}

/** Draws a secret; the page then shows it. */
export const start = formAction('authenticator.start', {}, async (_, { now, locale }) => {
  const { id } = await owner(locale);
  if (await startAuthenticator(db(), id, now)) redirect(page(locale));
  const t = await getTranslations({ locale, namespace: 'account.authenticator' });
  return { status: 'refused', message: t('exists') };
});

/** Turns the app on with one of its codes. */
export const turnOn = formAction(
  'authenticator.confirm',
  { code: loose(100) },
  async ({ code }, { now, locale, t: form }) => {
    const confirmed = await confirmAuthenticator(db(), await owner(locale), code, now);
    if (confirmed.ok) redirect(page(locale));
    const t = await getTranslations({ locale, namespace: 'account.authenticator' });
    return confirmed.reason === 'missing'
      ? { status: 'refused', message: t('missing') }
      : {
          status: 'refused',
          message: form('check_fields'),
          errors: { code: t(confirmed.reason) },
        };
  },
);

export const remove = formAction('authenticator.remove', {}, async (_, { now, locale }) => {
  await removeAuthenticator(db(), await owner(locale), now);
  redirect(localePath(locale, '/account#security'));
});
