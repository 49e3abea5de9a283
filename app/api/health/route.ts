import { db } from '@/lib/platform/db';
import { json } from '@/lib/platform/demo-api';
import { env } from '@/lib/platform/env';
import { workerIsRunning } from '@/lib/platform/worker-state';

export const dynamic = 'force-dynamic';

/** 200 while everything that the shop needs is there, else 503 with what is not. */
export async function GET(): Promise<Response> {
  const database = await db().$queryRaw`SELECT 1`.then(() => 'ok').catch(() => 'down');
  const checks = { database, worker: workerState() };
  const well = Object.values(checks).every((check) => check !== 'down');
  return json({ status: well ? 'ok' : 'down', checks }, well ? 200 : 503);
}

/** A worker apart answers for itself: it has no page to be asked at. */
function workerState(): 'ok' | 'down' | 'apart' {
  if (env().worker === 'apart') return 'apart';
  return workerIsRunning() ? 'ok' : 'down';
}
