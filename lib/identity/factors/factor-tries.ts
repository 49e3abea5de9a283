import { DISABLE_AFTER_FAILURES, FAILURE_WAIT } from '../../otp/purposes';
import type { Db, Tx } from '../../platform/db';
import type { PrismaClient } from '../../platform/generated/client';

export type FactorTry =
  | { ok: true }
  | { ok: false; reason: 'wait'; retryAt: Date }
  /** A hundred wrong ones in a row: switched off until it is set up anew (NIST SP 800-63B-4 3.2.2). */
  | { ok: false; reason: 'disabled' };

/**
 * Counts a try as failed before anything is compared, in one statement that is committed on its own, so
 * that of a hundred at once five are compared; then waits, as for codes by SMS. `forgetTries` takes it back.
 */
export async function takeFactorTry(
  db: PrismaClient,
  guard: string,
  now: Date,
): Promise<FactorTry> {
  const { free, first, longest } = FAILURE_WAIT;
  const [taken] = await db.$queryRaw<unknown[]>`
    INSERT INTO code_guards AS g (key, failures, updated_at) VALUES (${guard}, 1, ${now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = g.failures + 1,
      wait_until = CASE WHEN g.failures + 1 >= ${free}::int
        THEN ${now}::timestamptz + make_interval(secs =>
          least(${first}::int * 2 ^ least(g.failures + 1 - ${free}::int, 30), ${longest}::int)) END,
      disabled_at = CASE WHEN g.failures + 1 >= ${DISABLE_AFTER_FAILURES}::int
        THEN ${now}::timestamptz END,
      updated_at = ${now}::timestamptz
    WHERE g.disabled_at IS NULL AND (g.wait_until IS NULL OR g.wait_until <= ${now}::timestamptz)
    RETURNING g.failures`;
  if (taken) return { ok: true };
  const found = await db.codeGuard.findUnique({ where: { key: guard } });
  return found && !found.disabledAt
    ? { ok: false, reason: 'wait', retryAt: found.waitUntil ?? now }
    : { ok: false, reason: 'disabled' };
}

/** After a right one, or when the factor is set up anew: the failures in a row are over. */
export async function forgetTries(tx: Tx, guard: string): Promise<void> {
  await tx.codeGuard.deleteMany({ where: { key: guard } });
}

/** Whether so many wrong ones came that this factor is switched off. */
export async function isSwitchedOff(db: Db, guard: string): Promise<boolean> {
  const found = await db.codeGuard.findUnique({ where: { key: guard } });
  return found?.disabledAt != null;
}
