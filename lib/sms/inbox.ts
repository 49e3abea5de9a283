import type { Db } from '../platform/db';
import type { DemoInboxMessage } from '../platform/generated/client';

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

function asMessage(row: DemoInboxMessage): InboxMessage {
  return {
    ...row,
    body: row.deliveredAt ? row.body : '',
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  };
}
