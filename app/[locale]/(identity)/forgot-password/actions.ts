'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/lib/form-state';
import { localePath } from '@/lib/i18n/path';
import { keepHolder, readHolder } from '@/lib/identity/challenge-cookie';
import { rememberPhone } from '@/lib/identity/entered-phones';
import { readIdentifier } from '@/lib/identity/identifier';
import { startReset } from '@/lib/identity/password-reset';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { requiredLine } from '@/lib/platform/form-fields';
import { minutesUntil } from '@/lib/platform/minutes-until';

const shape = { identifier: requiredLine(254) };

export const askForReset = formAction(
  'forgot-password',
  shape,
  async (input, { now, locale, client, t: form }) => {
    const t = await getTranslations({ locale, namespace: 'identity.problems' });
    const identifier = readIdentifier(input.identifier);
    if (!identifier)
      return {
        status: 'refused',
        message: form('check_fields'),
        errors: { identifier: t('identifier') },
      } satisfies FormState;
    const holder = await readHolder('reset');
    const issued = await startReset(db(), { identifier, locale, holder, client }, now);
    if (!issued.ok) {
      const minutes = minutesUntil(issued.retryAt, now);
      return { status: 'refused', message: t('send_budget', { minutes }) } satisfies FormState;
    }
    await keepHolder('reset', issued.holder, issued.expiresAt);
    if (identifier.kind === 'phone') await rememberPhone(identifier.value, now);
    redirect(localePath(locale, '/forgot-password/verify'));
  },
);
