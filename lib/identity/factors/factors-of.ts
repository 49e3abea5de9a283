import type { Db } from '../../platform/db';
import { countBackupCodes } from './backup-codes';

/** What an account has beside its phone. */
export type Factors = { passkeys: number; app: boolean; backupCodes: number };

export const NO_FACTORS: Factors = { passkeys: 0, app: false, backupCodes: 0 };

export async function factorsOf(db: Db, userId: string): Promise<Factors> {
  const [passkeys, apps, backupCodes] = await Promise.all([
    db.passkey.count({ where: { userId } }),
    db.authenticator.count({ where: { userId, confirmedAt: { not: null } } }),
    countBackupCodes(db, userId),
  ]);
  return { passkeys, app: apps > 0, backupCodes };
}

/** Whether there is something stronger than a text message (NIST SP 800-63B-4 3.1.3.3). */
export const hasStronger = ({ passkeys, app }: Factors): boolean => passkeys > 0 || app;
