import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { startWorker as StartWorker } from '@/app/worker';

// Asks for codes at an even pace and notes when each reaches the carrier's socket: `send.ts COUNT PER_SECOND`.
// Engine, worker and carrier share this process; PostgreSQL is beside it. Prints the milliseconds as JSON.

const [count = 0, perSecond = 0] = process.argv.slice(2).map(Number);

const arrived = new Map<string, number>();
const carrier = http.createServer((request, response) => {
  const at = performance.now();
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    arrived.set(new URLSearchParams(body).get('To') ?? '', at);
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ sid: `SM${randomUUID().replaceAll('-', '')}` }));
  });
});
await new Promise<void>((resolve) => carrier.listen(0, '127.0.0.1', resolve));
process.env.TWILIO_BASE_URL = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;

// Loaded now: the configuration is read once, and names the carrier's address.
const { startWorker }: { startWorker: typeof StartWorker } = await import('@/app/worker');
const { issueChallenge } = await import('@/lib/otp/issue');
const { phoneKey } = await import('@/lib/otp/challenge');
const { db } = await import('@/lib/platform/db');

const asked = new Map<string, number>();
async function ask(index: number): Promise<void> {
  const phone = `+9197${String(10_000_000 + index)}`;
  const accountId = randomUUID();
  asked.set(phone, performance.now());
  const who = { phone, throttleKey: phoneKey(phone), accountId, subject: accountId };
  const request = { purpose: 'login' as const, locale: 'en', client: null, ...who };
  const issued = await issueChallenge(db(), request, new Date());
  if (!issued.ok) throw new Error(issued.reason);
}

const ended = startWorker();
// What is loaded and connected at the first messages is no part of the figure.
const WARM_UP = Math.min(100, count);
for (let index = 0; index < WARM_UP; index += 1) await ask(index);
while (arrived.size < WARM_UP) await delay(20);

const began = performance.now();
const asking: Promise<void>[] = [];
for (let index = WARM_UP; index < WARM_UP + count; index += 1) {
  const wait = began + ((index - WARM_UP) * 1000) / perSecond - performance.now();
  if (wait > 0) await delay(wait);
  asking.push(ask(index));
}
await Promise.all(asking);
for (let waited = 0; arrived.size < WARM_UP + count && waited < 30_000; waited += 50)
  await delay(50);
const latencies = [...asked]
  .slice(WARM_UP)
  .map(([phone, at]) => (arrived.get(phone) ?? Number.NaN) - at);
process.stdout.write(`${JSON.stringify({ latencies })}\n`);
process.kill(process.pid, 'SIGTERM');
await ended;
process.exit(0);
