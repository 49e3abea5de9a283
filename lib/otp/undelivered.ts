import type { Db } from '../platform/db';
import { PURPOSES, type Purpose } from './purposes';
import { releaseTraffic } from './traffic';

/**
 * Takes a message out of the counts that no carrier took: nobody could type its code. Otherwise an hour
 * without a carrier would look like pumping, and close the shop for a day. One that may have left stays.
 */
export async function uncountUndelivered(db: Db, messageId: string): Promise<void> {
  const [message] = await db.$queryRaw<{ to: string; template: string; created_at: Date }[]>`
    UPDATE sms_messages AS m SET counted = false
    WHERE m.id = ${messageId}::uuid AND m.counted
      AND m.status = 'undeliverable'
      AND NOT EXISTS (SELECT FROM otp_challenges AS c WHERE c.id = m.challenge_id AND c.consumed_at IS NOT NULL)
    RETURNING m."to", m.template, m.created_at`;
  const purpose = message?.template.replace(/^code\./, '') ?? '';
  if (!message || !isPurpose(purpose)) return;
  await releaseTraffic(db, { purpose, phone: message.to }, message.created_at);
}

const isPurpose = (name: string): name is Purpose => name in PURPOSES;
