import type { Db } from '../../platform/db';

/** What an account has beside its phone. */
export type Factors = { passkeys: number; app: boolean; backupCodes: number };

export const NO_FACTORS: Factors = { passkeys: 0, app: false, backupCodes: 0 };

export async function factorsOf(db: Db, userId: string): Promise<Factors> {
  const [found] = await db.$queryRaw<Factors[]>`
    SELECT
        (SELECT count(*)::int FROM passkeys WHERE user_id = ${userId}::uuid) AS passkeys,
      EXISTS (SELECT FROM authenticators WHERE user_id = ${userId}::uuid AND confirmed_at IS NOT NULL) AS app,
      (SELECT count(*)::int FROM backup_codes WHERE user_id = ${userId}::uuid AND used_at IS NULL) AS "backupCodes"`;
  return found ?? NO_FACTORS;
}

/** Whether there is something stronger than a text message (NIST SP 800-63B-4 3.1.3.3). */
export const hasStronger = ({ passkeys, app }: Factors): boolean => passkeys > 0 || app;
