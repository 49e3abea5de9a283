import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { POST } from '@/app/api/sms/receipts/[...path]/route';
import { phoneKey } from '@/lib/otp/challenge';
import { issueChallenge } from '@/lib/otp/issue';
import { db } from '@/lib/platform/db';

// The shop's part in a fault run: asks for codes, takes carriers' receipts, and tells in the end what became
// of every message. `shop.ts COUNT PER_SECOND PORT`; tells what it does as JSON, a line each.

const [count = 0, perSecond = 0, port = 0] = process.argv.slice(2).map(Number);
/** Longer than any code lives: what has no end by then has none. */
const PATIENCE_MS = 660_000;

const tell = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);

/** The route that carriers' receipts come to, without Next.js around it. */
const server = http.createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
  const path = url.pathname.split('/').slice(4);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const asked = new Request(url, {
    method: 'POST',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(parts),
  });
  const answer = await POST(asked, { params: Promise.resolve({ path }) }).catch(() => null);
  response.writeHead(answer?.status ?? 503).end();
});
await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

/** One code for a number of its own; asked for again while the database is away, as a shopper would. */
async function ask(index: number): Promise<string> {
  const phone = `+9197${String(10_000_000 + index)}`;
  for (;;) {
    const accountId = randomUUID();
    const subject = { subject: accountId, accountId, throttleKey: phoneKey(phone) };
    try {
      const common = { purpose: 'login' as const, phone, locale: 'en', client: null };
      const issued = await issueChallenge(db(), { ...common, ...subject }, new Date());
      if (issued.ok) return issued.holder.id;
      throw new Error(issued.reason);
    } catch (error) {
      if (error instanceof Error && error.message === 'send_budget') throw error;
      await delay(200);
    }
  }
}

const began = Date.now();
const asking: Promise<string>[] = [];
for (let index = 0; index < count; index += 1) {
  const wait = began + (index * 1000) / perSecond - Date.now();
  if (wait > 0) await delay(wait);
  asking.push(ask(index));
  if (index % 10 === 0) tell({ asked: index });
}
const ids = new Set(await Promise.all(asking));
tell({ asked: count });

type Row = {
  id: string;
  challengeId: string | null;
  status: string;
  reason: string | null;
  notAfter: Date;
};

async function messages(): Promise<Row[]> {
  return db().smsMessage.findMany({
    select: { id: true, challengeId: true, status: true, reason: true, notAfter: true },
  });
}

/** Whether something may still become of it: it waits, or a carrier that may have it can still be asked. */
async function isOver(): Promise<boolean> {
  const [left] = await db().$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(*) FROM sms_messages WHERE status IN ('queued', 'sending'))::int
      + (SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'sms.ask')::int AS count`;
  return left?.count === 0;
}

for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(500))
  if (await isOver().catch(() => false)) break;
const rows = await messages();
// A challenge whose answer was lost with the database was asked for again: it counts like every other.
tell({ ids: [...ids], rows });
await new Promise((resolve) => process.stdin.once('data', resolve));
server.close();
await db().$disconnect();
process.exit(0);
