import type { Db } from '../platform/db';
import { hearReply, optOut } from './opt-out';
import type { Receipt, Reply } from './provider';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const KEPT_DAYS = 7;

/**
 * Keeps what a carrier said and moves its messages on. When it returns all is stored; told twice, late, early
 * or out of order it comes to the same.
 */
export async function storeReceipts(
  db: Db,
  provider: string,
  { receipts, replies }: { receipts: readonly Receipt[]; replies: readonly Reply[] },
  now: Date,
): Promise<void> {
  for (const receipt of receipts) await storeReceipt(db, provider, receipt, now);
  for (const reply of replies) await hearReply(db, reply, provider, now);
}

async function storeReceipt(db: Db, provider: string, receipt: Receipt, now: Date): Promise<void> {
  const { providerMessageId, messageId, status, reason = null, optedOut } = receipt;
  await db.smsReceipt.createMany({
    data: [{ provider, providerMessageId, status, reason, receivedAt: now }],
    skipDuplicates: true,
  });
  // It has what we never heard that it took.
  const named = messageId && UUID.test(messageId) ? [{ messageId }] : [];
  await db.smsAttempt.updateMany({
    where: {
      provider,
      outcome: { in: ['open', 'unknown'] },
      OR: [{ providerMessageId }, ...named],
    },
    data: { outcome: 'accepted', providerMessageId, finishedAt: now },
  });
  await applyReceipts(db, provider, providerMessageId);
  if (!optedOut) return;
  const taken = await db.smsAttempt.findFirst({
    where: { provider, providerMessageId },
    select: { message: { select: { to: true } } },
  });
  if (taken) await optOut(db, taken.message.to, provider, now);
}

/**
 * Brings a message to what its carrier said of it. Forward only: what arrived has arrived, whatever comes
 * after; what was given up may still arrive. Called by whoever learns of the receipt or of the message last.
 */
export async function applyReceipts(
  db: Db,
  provider: string,
  providerMessageId: string,
): Promise<void> {
  await db.$executeRaw`
    WITH told AS (
      SELECT status, reason FROM sms_receipts
      WHERE provider = ${provider} AND provider_message_id = ${providerMessageId}
      ORDER BY array_position(ARRAY['sent', 'undelivered', 'delivered'], status) DESC LIMIT 1
    ), taken AS (
      SELECT message_id FROM sms_attempts
      WHERE provider = ${provider} AND provider_message_id = ${providerMessageId} AND outcome = 'accepted'
    )
    UPDATE sms_messages AS message
    SET status = told.status::sms_status, reason = told.reason, provider = ${provider},
      provider_message_id = ${providerMessageId}, sent_at = coalesce(message.sent_at, message.sending_at)
    FROM told, taken
    WHERE message.id = taken.message_id AND message.status <> 'undeliverable'
      AND array_position(ARRAY['queued', 'sending', 'unknown', 'sent', 'undelivered', 'delivered'], message.status::text)
        < array_position(ARRAY['queued', 'sending', 'unknown', 'sent', 'undelivered', 'delivered'], told.status)`;
}

/** Receipts are of no more use when their messages are long over. */
export async function forgetReceipts(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await db.smsReceipt.deleteMany({ where: { receivedAt: { lt: before } } });
}
