import type { Db } from '../platform/db';
import { enqueue } from '../platform/queue';
import { SEND_TASK } from './outbox';

const STUCK_SECONDS = 30;

/**
 * Looks after messages whose worker died (I12). Still `queued`: given a new job. Caught while
 * `sending`: a carrier may have it, so it is closed as unknown rather than sent twice.
 */
export async function sweepOutbox(
  db: Db,
  now: Date,
): Promise<{ requeued: number; unknown: number }> {
  const stuck = { lt: new Date(now.getTime() - STUCK_SECONDS * 1000) };
  const unknown = await db.smsMessage.updateMany({
    where: { status: 'sending', createdAt: stuck },
    data: { status: 'undeliverable', reason: 'unknown: the worker died while sending' },
  });
  const queued = await db.smsMessage.findMany({
    where: { status: 'queued', createdAt: stuck },
    select: { id: true },
    take: 1_000,
  });
  for (const { id } of queued) await enqueue(db, SEND_TASK, { id }, { key: `sms:${id}` });
  return { requeued: queued.length, unknown: unknown.count };
}
