import type { Db } from '../platform/db';
import type { SmsMessage } from '../platform/generated/client';
import { jobInsert } from '../platform/queue';
import type { Asked, CarrierOptions } from './ask-carriers';
import { backoffMs } from './backoff';
import { OPTED_OUT, optOut } from './opt-out';
import { ASK_TASK, SEND_TASK } from './outbox';
import type { OutboundSms, SmsProvider } from './provider';
import { applyReceipts } from './receipts';

/** How long a carrier is given before it is asked whether it has a message whose answer was lost. */
const ASK_MS = 2_000;

type Sent = Pick<OutboundSms, 'encoding' | 'segments'>;

/** Writes down where a message that this worker took has got to. */
export async function settle(
  db: Db,
  { id }: Pick<SmsMessage, 'id'>,
  facts: Partial<Omit<SmsMessage, 'id' | 'params'>> & Pick<SmsMessage, 'status'>,
): Promise<void> {
  await db.smsMessage.updateMany({
    where: { id, status: { in: ['sending', 'unknown'] } },
    data: facts,
  });
}

/**
 * Writes down that a carrier took a message, with the attempt at which it did, in one statement. What the
 * carrier has said of it already is taken in: a receipt may be quicker than the carrier's own answer.
 */
export async function settleTaken(
  db: Db,
  { id }: Pick<SmsMessage, 'id'>,
  taken: {
    attempt: string;
    provider: SmsProvider;
    providerMessageId: string;
    sentAt: Date;
  } & Partial<Sent>,
  now: Date,
): Promise<void> {
  const { attempt, provider, providerMessageId, sentAt } = taken;
  const awaitsReceipt = provider.confirms ?? false;
  await db.$executeRaw`
    WITH attempt AS (
      UPDATE sms_attempts
      SET outcome = 'accepted', reason = NULL, provider_message_id = ${providerMessageId}, finished_at = ${now}::timestamptz
      WHERE id = ${attempt}::uuid AND outcome IN ('open', 'unknown')
    )
    UPDATE sms_messages
    SET status = 'sent', reason = NULL, provider = ${provider.name}, provider_message_id = ${providerMessageId},
      awaits_receipt = ${awaitsReceipt}, sent_at = ${sentAt}::timestamptz,
      encoding = coalesce(${taken.encoding ?? null}, encoding), segments = coalesce(${taken.segments ?? null}::int, segments)
    WHERE id = ${id}::uuid AND status IN ('sending', 'unknown')`;
  if (awaitsReceipt) await applyReceipts(db, provider.name, providerMessageId);
}

/** What becomes of a message after carriers were asked: the end, or a later try, within its life. */
export async function settleAnswer(
  db: Db,
  message: SmsMessage,
  asked: Asked,
  sent: Sent,
  { clock, random }: Pick<CarrierOptions, 'clock' | 'random'>,
): Promise<void> {
  const now = clock();
  switch (asked.outcome) {
    case 'elsewhere':
      return;
    case 'accepted': {
      return settleTaken(db, message, { ...asked, ...sent, sentAt: now }, now);
    }
    case 'unknown': {
      const { provider, reason } = asked;
      await settle(db, message, { status: 'unknown', provider: provider.name, reason, ...sent });
      if (provider.ask) await askLater(db, message.id, new Date(now.getTime() + ASK_MS));
      return;
    }
    case 'opted_out':
      await optOut(db, message.to, asked.provider.name, now);
      return settle(db, message, { status: 'undeliverable', reason: OPTED_OUT });
    case 'refused':
      return settle(db, message, { status: 'undeliverable', reason: asked.reason });
    case 'later': {
      const runAt = new Date(now.getTime() + backoffMs(message.attempts, random));
      if (runAt >= message.notAfter)
        return settle(db, message, { status: 'undeliverable', reason: asked.reason });
      return sendAgain(db, message.id, asked.reason, runAt);
    }
  }
}

/** Puts a message that nobody took back into the outbox, with its job, in one statement (I12). */
export async function sendAgain(db: Db, id: string, reason: string, runAt: Date): Promise<void> {
  const job = jobInsert(SEND_TASK, { id }, { key: `sms:${id}`, runAt });
  await db.$executeRaw`
    WITH message AS (
      UPDATE sms_messages SET status = 'queued', reason = ${reason}
      WHERE id = ${id}::uuid AND status IN ('queued', 'sending', 'unknown')
    ) ${job}`;
}

/** Has the carrier asked, after a while, what became of a message whose answer was lost. */
export async function askLater(db: Db, id: string, runAt: Date): Promise<void> {
  await db.$executeRaw(jobInsert(ASK_TASK, { id }, { key: `ask:${id}`, runAt }));
}
