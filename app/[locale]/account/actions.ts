'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { FormState } from '@/lib/form-state';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { requireSession } from '@/lib/identity/current-session';
import { endSession, endSessions } from '@/lib/identity/sessions';
import { distrustDevices } from '@/lib/identity/trusted-devices';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { line } from '@/lib/platform/form-fields';
import { readAddress } from '@/lib/shop/addresses/address';
import {
  addAddress,
  deleteAddress,
  editAddress,
  makeDefault,
} from '@/lib/shop/addresses/address-book';

const id = z.uuid('malformed');
const member = async (locale: Locale) => requireSession(locale, localePath(locale, '/account'));

const addressFields = {
  id: z.union([id, z.literal('')], 'malformed'),
  name: line(100),
  phone: line(40),
  line1: line(120),
  line2: line(120),
  city: line(60),
  state: line(60),
  pin: line(20),
};

/** Adds an address, or changes the one that `id` names. */
export const saveAddress = formAction(
  'account.address',
  addressFields,
  async ({ id: which, ...typed }, { now, locale, t }) => {
    const { member: owner } = await member(locale);
    const read = readAddress(typed);
    if (!read.ok) {
      const say = await getTranslations({ locale, namespace: 'checkout.errors' });
      const errors = Object.fromEntries(
        Object.entries(read.errors).map(([field, problem]) => [field, say(problem)]),
      );
      return { status: 'refused', message: t('check_fields'), errors };
    }
    if (which === '') await addAddress(db(), owner.id, read.address, now);
    else if (!(await editAddress(db(), { userId: owner.id, id: which }, read.address, now)))
      return gone(locale);
    redirect(localePath(locale, '/account#addresses'));
  },
);

export const removeAddress = formAction(
  'account.address.remove',
  { id },
  async (input, context) => {
    const { member: owner } = await member(context.locale);
    const deleted = await deleteAddress(db(), { userId: owner.id, id: input.id }, context.now);
    refresh();
    return deleted ? { status: 'ok' } : gone(context.locale);
  },
);

export const chooseAddress = formAction(
  'account.address.default',
  { id },
  async (input, context) => {
    const { member: owner } = await member(context.locale);
    const chosen = await makeDefault(db(), { userId: owner.id, id: input.id });
    refresh();
    return chosen ? { status: 'ok' } : gone(context.locale);
  },
);

/** Ends one session of this member, on whatever device it is. */
export const signOutDevice = formAction(
  'account.device',
  { id },
  async (input, { now, locale }) => {
    const { member: owner } = await member(locale);
    await endSession(db(), { userId: owner.id, sessionId: input.id }, now);
    refresh();
    return { status: 'ok' };
  },
);

/** Ends every session of this member but the one that asks. */
export const signOutOthers = formAction('account.devices', {}, async (_, { now, locale }) => {
  const session = await member(locale);
  const count = await endSessions(db(), { userId: session.member.id, except: session.id }, now);
  refresh();
  const t = await getTranslations({ locale, namespace: 'account.security' });
  return { status: 'ok', message: t('signedOut', { count }) };
});

/** A trusted device is asked for a code again. */
export const distrustDevice = formAction(
  'account.trust',
  { id },
  async (input, { now, locale }) => {
    const { member: owner } = await member(locale);
    await distrustDevices(db(), { userId: owner.id, id: input.id }, now);
    refresh();
    return { status: 'ok' };
  },
);

async function gone(locale: Locale): Promise<FormState> {
  const t = await getTranslations({ locale, namespace: 'account.addresses' });
  return { status: 'refused', message: t('gone') };
}
