import { type AuditEntry, auditInsert } from '../platform/audit';
import type { Db, Tx } from '../platform/db';
import type { OtpChallenge, PrismaClient } from '../platform/generated/client';
import { budgetKeys, phoneKey } from './challenge';
import {
  DISABLE_AFTER_FAILURES,
  FAILURE_WAIT,
  failureWindows,
  PURPOSES,
  type Purpose,
} from './purposes';
import { verifiedCall } from './traffic';

export type Try =
  /** Counted: compare now, with the challenge as it is after counting. */
  | { outcome: 'counted'; challenge: OtpChallenge }
  /** Counted, and not to be right whatever was typed; nobody may be told why. */
  | { outcome: 'silent'; challenge: OtpChallenge }
  /** Not counted, nothing to compare: the challenge has ended. */
  | { outcome: 'ended' }
  /** Not counted: too many wrong codes lately, or a wait after the last one. */
  | { outcome: 'full' | 'wait'; retryAt: Date }
  /** Not counted: the number is switched off until it is bound again. */
  | { outcome: 'disabled' };

/**
 * Takes one try at a challenge, and counts it as failed with its number and account before anything is
 * compared: one statement, committed on its own, so that neither parallel requests (I1) nor anybody's
 * rollback give one back (I3). A right code takes the count back (`forgiveTry`).
 */
export async function takeTry(
  db: PrismaClient,
  challenge: OtpChallenge,
  client: string | null,
  now: Date,
): Promise<Try> {
  const windows = failureWindows(challenge.purpose as Purpose);
  const { told, hidden } = budgetKeys(challenge);
  const budgets = (keys: string[]) =>
    JSON.stringify(keys.map((key) => ({ key: `fail:${key}`, windows })));
  const [taken] = await db.$queryRaw<TakenTry[]>`
    SELECT outcome, retry_at, attempts, generation FROM take_try(
      ${challenge.id}::uuid, ${JSON.stringify(guardsOf(challenge, client))}::jsonb,
      ${budgets(told)}::jsonb, ${budgets(hidden)}::jsonb, ${now}::timestamptz)`;
  switch (taken?.outcome) {
    case 'counted':
    case 'silent': {
      const { outcome, attempts, generation } = taken;
      return { outcome, challenge: { ...challenge, attempts, generation } };
    }
    case 'full':
    case 'wait':
      return { outcome: taken.outcome, retryAt: taken.retry_at };
    case 'disabled':
      return { outcome: 'disabled' };
    default:
      return { outcome: 'ended' };
  }
}

type TakenTry = { attempts: number; generation: number; retry_at: Date; outcome: Try['outcome'] };

/**
 * After a right code: the failures in a row are over, this try was none, what is verified makes room for what
 * is not yet, and that is written down. Last of all: everybody's right code waits for the same few rows.
 */
export async function forgiveTry(
  tx: Tx,
  challenge: OtpChallenge,
  client: string | null,
  entry: AuditEntry,
  now: Date,
): Promise<void> {
  const guards = guardsOf(challenge, client).map(({ key }) => key);
  const { binds } = PURPOSES[challenge.purpose as Purpose];
  const { told, hidden } = budgetKeys(challenge);
  const budgets = [...told, ...hidden].map((key) => `fail:${key}`);
  await tx.$executeRaw`
    WITH noted AS (${auditInsert([entry], now)})
    SELECT forgive_try(${guards}::text[], ${binds}, ${budgets}::text[], ${now}::timestamptz),
      ${verifiedCall(challenge, client, now)}`;
}

/** Whether so many wrong codes were typed for a number that it is switched off as a factor. */
export async function isDisabled(db: Db, phone: string): Promise<boolean> {
  const guard = await db.codeGuard.findUnique({ where: { key: numberGuard(phone) } });
  return guard?.disabledAt != null;
}

/**
 * What counts failures in a row. The number's own guard has no wait and ends after a hundred (NIST SP
 * 800-63B-4 3.2.2). The one that makes a guesser wait is the number's too, save for a reset: there it
 * is the client's, so that who guesses elsewhere never holds up the owner.
 */
function guardsOf(challenge: OtpChallenge, client: string | null) {
  const { purpose, phone, throttleKey } = challenge;
  const { told } = budgetKeys(challenge);
  const number = phone ? phoneKey(phone) : throttleKey;
  return [
    {
      key: `number:${number}`,
      told: told.includes(number),
      disableAt: PURPOSES[purpose as Purpose].binds ? null : DISABLE_AFTER_FAILURES,
    },
    {
      key: purpose === 'reset' ? `wait:${throttleKey}@${client}` : `wait:${throttleKey}`,
      told: true,
      ...FAILURE_WAIT,
    },
  ];
}

const numberGuard = (phone: string) => `number:${phoneKey(phone)}`;
