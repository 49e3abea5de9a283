import type { Db } from '../platform/db';
import type { DemoInboxMessage } from '../platform/generated/client';
import { announce } from './providers/console';

/** One message of the test inbox, as `GET /api/dev/messages` gives it. */
export type InboxMessage = {
  id: string;
  to: string;
  from: string;
  body: string;
  purpose: string;
  provider: string;
  status: string;
  encoding: string;
  segments: number;
  createdAt: string;
  deliveredAt: string | null;
};

/** The messages to these numbers, newest first. What has not arrived has no body yet. */
export async function listInbox(
  db: Db,
  { to, after, limit }: { to: readonly string[]; after?: Date; limit: number },
): Promise<InboxMessage[]> {
  const rows = await db.demoInboxMessage.findMany({
    where: {
      to: { in: [...to] },
      ...(after ? { OR: [{ createdAt: { gt: after } }, { deliveredAt: { gt: after } }] } : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(asMessage);
}

/** What a carrier hands over when it delivers: it does not know what a message is for. */
export type Delivery = Pick<
  InboxMessage,
  'id' | 'to' | 'from' | 'body' | 'provider' | 'encoding' | 'segments'
>;

/** Puts a message that a carrier has delivered into the test inbox, once however often it comes. */
export async function putIntoInbox(db: Db, delivery: Delivery, now: Date): Promise<void> {
  const facts = { purpose: 'unknown', status: 'delivered', createdAt: now, deliveredAt: now };
  await db.demoInboxMessage.createMany({ data: { ...delivery, ...facts }, skipDuplicates: true });
  await announce(db, delivery.to);
}

function asMessage(row: DemoInboxMessage): InboxMessage {
  return {
    ...row,
    body: row.deliveredAt ? row.body : '',
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  };
}
