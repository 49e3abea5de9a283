'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localePath } from '@/lib/i18n/path';
import { dropTrustToken } from '@/lib/identity/current-device';
import { requireConfirmed } from '@/lib/identity/current-session';
import { readEmail } from '@/lib/identity/email';
import { eraseAccount } from '@/lib/identity/erase-account';
import { finishSignOut } from '@/lib/identity/finish-sign-out';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { requiredLine } from '@/lib/platform/form-fields';
import { leaveOrders } from '@/lib/shop/orders/leave-orders';

/** Erases the account of who typed its email and, lately, its password. */
export const erase = formAction(
  'account.erase',
  { email: requiredLine(254) },
  async ({ email }, { now, locale, t: form }) => {
    const { member } = await requireConfirmed(locale, localePath(locale, '/account/erase'));
    if (readEmail(email) !== member.email) {
      const t = await getTranslations({ locale, namespace: 'account.erase' });
      return { status: 'refused', message: form('check_fields'), errors: { email: t('other') } };
    }
    await eraseAccount(db(), { userId: member.id, locale }, leaveOrders, now);
    await dropTrustToken();
    await finishSignOut();
    redirect(localePath(locale, '/account-erased'));
  },
);
