import type { Db } from '../platform/db';
import type { SendResult } from './provider';

/**
 * Writes down that this carrier is about to be asked, before it is: our own record of what may have been
 * taken. Null where another attempt of the message is under way, was taken, or may have been (I12).
 */
export async function openAttempt(
  db: Db,
  messageId: string,
  provider: string,
  now: Date,
): Promise<string | null> {
  const [opened] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO sms_attempts (message_id, provider, outcome, started_at)
    VALUES (${messageId}::uuid, ${provider}, 'open', ${now}::timestamptz)
    ON CONFLICT (message_id) WHERE outcome IN ('open', 'accepted', 'unknown') DO NOTHING
    RETURNING id`;
  return opened?.id ?? null;
}

/** Writes down what came back. What was taken stays taken, whoever says otherwise later. */
export async function closeAttempt(
  db: Db,
  id: string,
  result: SendResult | { outcome: 'not_taken' },
  now: Date,
): Promise<void> {
  await db.smsAttempt.updateMany({
    where: { id, outcome: { in: ['open', 'unknown'] } },
    data: {
      outcome: result.outcome,
      reason: 'reason' in result ? result.reason : null,
      ...('providerMessageId' in result && result.providerMessageId
        ? { providerMessageId: result.providerMessageId }
        : {}),
      finishedAt: now,
    },
  });
}

/** Carriers that will not take this message however often they are asked. */
export async function whoRefused(db: Db, messageId: string): Promise<Set<string>> {
  const refused = await db.smsAttempt.findMany({
    where: { messageId, outcome: { in: ['refused', 'misconfigured'] } },
    select: { provider: true },
  });
  return new Set(refused.map(({ provider }) => provider));
}
