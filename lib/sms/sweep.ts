import type { Db } from '../platform/db';
import { askLater, sendAgain } from './settle';

/** No worker is silent for so long: it asks carriers for 10 s at the most, and the last one answers within 5. */
const STUCK_MS = 20_000;
const AT_ONCE = 1_000;
const DIED = 'the worker died while sending';

/**
 * Looks after messages whose worker died (I12), by what their attempts say. Waiting without a job, or no
 * carrier may have it: given a new job. Taken: written down as sent. Caught while a carrier was being asked:
 * that one may have it, so it is asked what became of it, and not given it again.
 */
export async function sweepOutbox(
  db: Db,
  now: Date,
): Promise<{ requeued: number; unknown: number }> {
  const before = new Date(now.getTime() - STUCK_MS);
  const found = await db.$queryRaw<{ id: string; status: string }[]>`
    WITH stuck AS (
      SELECT message.id, attempt.id AS attempt_id, attempt.outcome, attempt.provider, attempt.provider_message_id
      FROM sms_messages AS message JOIN sms_attempts AS attempt
        ON attempt.message_id = message.id AND attempt.outcome IN ('open', 'accepted', 'unknown')
      WHERE message.sent_at IS NULL AND message.sending_at < ${before}::timestamptz AND (
        message.status = 'sending' OR (message.status = 'unknown' AND attempt.outcome = 'accepted'))
      ORDER BY message.id LIMIT ${AT_ONCE} FOR UPDATE OF message, attempt
    ), attempt AS (
      UPDATE sms_attempts SET outcome = 'unknown', reason = ${DIED}, finished_at = ${now}::timestamptz
      FROM stuck WHERE sms_attempts.id = stuck.attempt_id AND stuck.outcome = 'open'
    )
    UPDATE sms_messages AS message SET
      status = (CASE stuck.outcome WHEN 'accepted' THEN 'sent' ELSE 'unknown' END)::sms_status,
      sent_at = CASE stuck.outcome WHEN 'accepted' THEN message.sending_at END,
      reason = ${DIED}, provider = stuck.provider, provider_message_id = stuck.provider_message_id
    FROM stuck WHERE message.id = stuck.id
    RETURNING message.id, message.status::text`;
  const unknown = found.filter(({ status }) => status === 'unknown');
  for (const { id } of unknown) await askLater(db, id, now);

  const waiting = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM sms_messages AS message
    WHERE sent_at IS NULL AND created_at < ${before}::timestamptz AND (
      (status = 'queued' AND NOT EXISTS (
        SELECT FROM graphile_worker.jobs WHERE key = 'sms:' || message.id AND attempts < max_attempts))
      OR (status IN ('sending', 'unknown') AND sending_at < ${before}::timestamptz AND NOT EXISTS (
        SELECT FROM sms_attempts
        WHERE message_id = message.id AND outcome IN ('open', 'accepted', 'unknown'))))
    ORDER BY created_at LIMIT ${AT_ONCE}`;
  for (const { id } of waiting) await sendAgain(db, id, DIED, now);
  return { requeued: waiting.length, unknown: unknown.length };
}
