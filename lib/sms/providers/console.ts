import type { Db } from '../../platform/db';
import { enqueue } from '../../platform/queue';
import { frame } from '../frame';
import type { Channel, OutboundSms, SendResult, SmsProvider } from '../provider';

export const DELIVER_TASK = 'demo.deliver';
/** Wakes the virtual phones that show a number. */
export const INBOX_CHANNEL = 'kulhad_inbox';

/** What a message is in the inbox when this fault is set for its number. */
const STATUS_BY_FAULT: Record<string, string> = {
  ok: 'delivered',
  fail: 'failed',
  timeout: 'unknown',
  delay: 'sent',
};

const KINDS = {
  sms: { name: 'console', title: 'SMS' },
  voice: { name: 'console-voice', title: 'Call' },
} as const;

/**
 * Demo mode's carrier, of texts or of calls: prints each to the terminal and delivers it to the test inbox.
 * Faults that were set for a number change what it answers, for that number only.
 */
export function consoleProvider(
  db: Db,
  print: (text: string) => void,
  channel: Channel = 'sms',
): SmsProvider {
  const { name, title } = KINDS[channel];
  return {
    name,
    channel,
    isAlwaysThere: true,
    async send(message: OutboundSms, now: Date): Promise<SendResult> {
      const fault = await db.demoFault.findUnique({ where: { to: message.to } });
      const status = STATUS_BY_FAULT[fault?.mode ?? 'ok'] ?? 'delivered';
      const { id, to, from, body, purpose, encoding, segments } = message;
      const arrives = status === 'delivered';
      await db.$executeRaw`
        WITH message AS (
          INSERT INTO demo_inbox_messages (
            id, "to", "from", body, purpose, encoding, segments, provider, status, created_at, delivered_at
          ) VALUES (
            ${id}::uuid, ${to}, ${from}, ${body}, ${purpose}, ${encoding}, ${segments}, ${name}, ${status},
            ${now}::timestamptz, ${arrives ? now : null}::timestamptz
          ) ON CONFLICT (id) DO UPDATE SET status = excluded.status
        )
        SELECT pg_notify(${INBOX_CHANNEL}, ${to}) WHERE ${arrives}`;
      if (status === 'failed') return { outcome: 'refused', reason: 'fault: the carrier refuses' };
      if (status === 'unknown') return { outcome: 'unknown', reason: 'fault: no answer in time' };
      if (fault && status === 'sent') {
        const runAt = new Date(now.getTime() + fault.ms);
        await enqueue(db, DELIVER_TASK, { id }, { runAt, key: `deliver:${id}` });
      }
      print(frame(`${title} to ${message.to} from ${message.from}`, message.body));
      return { outcome: 'accepted', providerMessageId: `${name}-${id}` };
    },
  };
}

/** The late arrival of a message that a `delay` fault held back. */
export async function deliverLate(db: Db, id: string, now: Date): Promise<void> {
  const [arrived] = await db.demoInboxMessage.updateManyAndReturn({
    where: { id, deliveredAt: null },
    data: { status: 'delivered', deliveredAt: now },
  });
  if (arrived) await announce(db, arrived.to);
}

/** Wakes the virtual phones that show this number. */
export async function announce(db: Db, to: string): Promise<void> {
  await db.$executeRaw`SELECT pg_notify(${INBOX_CHANNEL}, ${to})`;
}
