import { db } from '@/lib/platform/db';
import { json } from '@/lib/platform/demo-api';
import { workerIsRunning } from '@/lib/platform/worker-state';

export const dynamic = 'force-dynamic';

/** 200 while everything that the shop needs is there, else 503 with what is not. */
export async function GET(): Promise<Response> {
  const database = await db().$queryRaw`SELECT 1`.then(() => 'ok').catch(() => 'down');
  const checks = { database, worker: workerIsRunning() ? 'ok' : 'down' };
  const well = Object.values(checks).every((check) => check === 'ok');
  return json({ status: well ? 'ok' : 'down', checks }, well ? 200 : 503);
}
