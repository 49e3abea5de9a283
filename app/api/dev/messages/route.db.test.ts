import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACCOUNTS } from '@/scripts/carrier/accounts.mjs';
import { startCarrier } from '@/scripts/carrier/start-carrier.mjs';
import { GET, POST } from './route';

const PATIENT = { timeout: 10_000, interval: 10 };
const url = 'http://localhost:3000/api/dev/messages';
const to = '+919810000001';

/** The shop's end: hands what comes to the route. */
const shop = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const answer = await POST(new Request(url, { method: 'POST', body }));
  response.writeHead(answer.status).end(await answer.text());
});

beforeAll(() => new Promise<void>((done) => shop.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise((done) => shop.close(done)));

async function inbox() {
  const answer = await GET(new Request(`${url}?to=${encodeURIComponent(to)}`));
  return (await answer.json()).messages;
}

it('what the local carrier delivers is in the test inbox, and what it loses is not', async () => {
  const { port } = shop.address() as AddressInfo;
  const carrier = await startCarrier({ phone: { url: `http://127.0.0.1:${port}` } });
  const { accountSid, authToken } = ACCOUNTS.twilio;
  const send = (Body: string) =>
    fetch(`${carrier.url}/twilio/2010-04-01/Accounts/${accountSid}/Messages.json`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
      },
      body: new URLSearchParams({ To: to, From: 'KULHAD', Body }),
    });
  carrier.set({ lost: 1 });
  await send('Lost');
  carrier.set({ lost: 0 });
  await send('042137 is your code.');
  await expect
    .poll(inbox, PATIENT)
    .toMatchObject([
      { to, from: 'KULHAD', body: '042137 is your code.', provider: 'twilio', status: 'delivered' },
    ]);
  await carrier.close();
});

it('a delivery that comes twice is there once', async () => {
  const id = '0f9b6f0e-0000-4000-8000-000000000001';
  const number = '+919810000002';
  const delivery = { id, to: number, from: 'KULHAD', body: 'Once', provider: 'twilio' };
  const body = JSON.stringify({ ...delivery, encoding: 'GSM-7', segments: 1 });
  for (const _ of [1, 2])
    expect((await POST(new Request(url, { method: 'POST', body }))).status).toBe(201);
  const answer = await GET(new Request(`${url}?to=${encodeURIComponent(number)}`));
  expect((await answer.json()).messages).toMatchObject([{ id, body: 'Once', purpose: 'unknown' }]);
});
