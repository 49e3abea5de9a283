'use server';

import { localePath } from '@/lib/i18n/path';
import { requireConfirmed } from '@/lib/identity/current-session';
import { makeBackupCodes } from '@/lib/identity/factors/backup-codes';
import type { BackupCodesState } from '@/lib/identity/factors/backup-codes-state';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';

/** Makes ten codes in place of earlier ones; they are in the answer and nowhere else. */
export const make = formAction<Record<never, never>, BackupCodesState>(
  'backup-codes.make',
  {},
  async (_, { now, locale }) => {
    const { member } = await requireConfirmed(locale, localePath(locale, '/account/backup-codes'));
    const codes = await makeBackupCodes(db(), { ...member, locale }, now);
    return { status: 'ok', codes };
  },
);
