import type { Db } from '../platform/db';
import { log } from '../platform/log';
import type { SendResult, SmsProvider } from './provider';
import type { Standing } from './route';

/** A carrier that fails so often in a row is left alone for a while; each failure after that, for longer. */
const FAILURES = 5;
const PAUSE_SECONDS = { first: 15, longest: 240, misconfigured: 60 };
/** Of one that says "too fast" and not until when: a breath. What it did not take waits by itself. */
const THROTTLED_SECONDS = 0.25;

/** How a carrier stands, and whether it has failed since it last took a message. */
export type Health = Standing & { hasFailed: boolean };

/** How every carrier stands now. One that nobody has written of is well. */
export async function standings(db: Db, now: Date): Promise<(name: string) => Health> {
  const rows = await db.carrier.findMany();
  const byName = new Map(rows.map((row) => [row.name, row]));
  return (name) => {
    const row = byName.get(name);
    return {
      isPaused: (row?.pausedUntil ?? now) > now,
      step: row?.step ?? 0,
      hasFailed: (row?.failures ?? 0) > 0,
    };
  };
}

/**
 * Learns from one answer: the breaker of a carrier. What is about the number alone is no fault of the
 * carrier's. Failures that come in during a pause were under way when it began, and prolong nothing. Committed
 * on its own, so that all workers know at once.
 */
export async function learn(
  db: Db,
  provider: SmsProvider,
  result: SendResult,
  now: Date,
): Promise<void> {
  if (provider.isAlwaysThere) return;
  const { name } = provider;
  if (result.outcome === 'accepted') {
    await db.carrier.updateMany({
      where: { name, failures: { gt: 0 } },
      data: { failures: 0, pausedUntil: null },
    });
    return;
  }
  if (result.outcome === 'refused' || result.outcome === 'opted_out') return;
  if (result.outcome === 'misconfigured')
    log.error('sms.misconfigured', { provider: name, ...result });
  const atOnce =
    result.outcome === 'throttled'
      ? (result.retryAfterSeconds ?? THROTTLED_SECONDS)
      : result.outcome === 'misconfigured'
        ? PAUSE_SECONDS.misconfigured
        : 0;
  const failed = result.outcome === 'throttled' ? 0 : 1;
  await db.$executeRaw`
    INSERT INTO carriers AS carrier (name, failures, paused_until, changed_at)
    VALUES (${name}, ${failed}::int, ${now}::timestamptz + make_interval(secs => ${atOnce}::float8), ${now}::timestamptz)
    ON CONFLICT (name) DO UPDATE SET
      failures = carrier.failures + CASE WHEN carrier.paused_until > ${now}::timestamptz THEN 0 ELSE ${failed}::int END,
      paused_until = greatest(carrier.paused_until, ${now}::timestamptz + make_interval(secs => greatest(
        ${atOnce}::float8,
        CASE WHEN carrier.paused_until > ${now}::timestamptz OR carrier.failures + ${failed}::int < ${FAILURES}
        THEN 0 ELSE least(
          ${PAUSE_SECONDS.longest}::float8,
          ${PAUSE_SECONDS.first}::float8 * 2 ^ least(carrier.failures + ${failed}::int - ${FAILURES}, 10))
        END)))`;
}
