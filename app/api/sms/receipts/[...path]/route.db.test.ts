import { PrismaPg } from '@prisma/adapter-pg';
import twilio from 'twilio';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { PrismaClient } from '@/lib/platform/generated/client';
import { POST } from './route';

const TOKEN = 'twilio-token-not-a-real-one';
const now = new Date();
let last = 0;

// Before anything asks for the configuration, which is read once.
beforeAll(() => {
  Object.assign(process.env, {
    SMS_PROVIDERS: 'twilio',
    TWILIO_ACCOUNT_SID: `AC${'0a'.repeat(16)}`,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: '+15005550006',
  });
});

/** A message whose answer was lost: its id at Twilio is not known here. */
async function lost() {
  last += 1;
  const { id } = await db().smsMessage.create({
    data: {
      ...{ to: `+9198${50_000_000 + last}`, template: 'notice.code_failed', locale: 'en' },
      status: 'unknown',
      ...{ createdAt: now, notAfter: new Date(now.getTime() + 600_000) },
      carrierAttempts: { create: { provider: 'twilio', outcome: 'unknown', startedAt: now } },
    },
  });
  return { id, sid: `SM${String(last).padStart(32, '0')}` };
}

/** What Twilio posts of a message, signed by its own SDK for the address that it was given. */
function receipt({ id, sid }: { id: string; sid: string }) {
  const fields = { MessageSid: sid, MessageStatus: 'delivered' };
  const address = `/api/sms/receipts/twilio?message=${id}`;
  const signature = twilio.getExpectedTwilioSignature(TOKEN, `${env().origin}${address}`, fields);
  return { address, signature, body: new URLSearchParams(fields).toString() };
}

/** The answer's status; the request names another host than ours, as behind a proxy (I8). */
async function post({ address, signature, body }: ReturnType<typeof receipt>) {
  const url = new URL(address, 'http://10.0.0.7:3000');
  const headers = { 'x-twilio-signature': signature };
  const request = new Request(url, { method: 'POST', headers, body });
  const path = url.pathname.split('/').slice(4);
  return (await POST(request, { params: Promise.resolve({ path }) })).status;
}

const told = (providerMessageId: string) =>
  db().smsReceipt.count({ where: { provider: 'twilio', providerMessageId } });
const statusOf = async (id: string) =>
  (await db().smsMessage.findUniqueOrThrow({ where: { id } })).status;

describe('the address for receipts', () => {
  it('takes one that its carrier signed, keeps it and moves the message that it names', async () => {
    const message = await lost();
    expect(await post(receipt(message))).toBe(200);
    expect(await told(message.sid)).toBe(1);
    expect(await statusOf(message.id)).toBe('delivered');
  });

  it('takes the same one twice and keeps it once', async () => {
    const message = await lost();
    expect(await post(receipt(message))).toBe(200);
    expect(await post(receipt(message))).toBe(200);
    expect(await told(message.sid)).toBe(1);
    expect(await statusOf(message.id)).toBe('delivered');
  });

  it('refuses one that was altered, in its fields or in the message that it names', async () => {
    const message = await lost();
    const other = await lost();
    const signed = receipt(message);
    for (const altered of [
      { ...signed, body: signed.body.replace('delivered', 'failed') },
      { ...signed, address: receipt(other).address },
      { ...signed, signature: '' },
    ])
      expect(await post(altered)).toBe(403);
    expect(await told(message.sid)).toBe(0);
    expect(await statusOf(message.id)).toBe('unknown');
    expect(await statusOf(other.id)).toBe('unknown');
  });

  it('does not exist for a carrier that is not configured', async () => {
    const signed = receipt(await lost());
    for (const name of ['plivo', 'nobody', ''])
      expect(await post({ ...signed, address: `/api/sms/receipts/${name}` })).toBe(404);
  });

  it('has it sent again when the database is away', async () => {
    const message = await lost();
    const shared = globalThis as typeof globalThis & { kulhadDb?: PrismaClient };
    const here = shared.kulhadDb;
    const connectionString = 'postgresql://nobody@127.0.0.1:1/nowhere';
    shared.kulhadDb = new PrismaClient({ adapter: new PrismaPg({ connectionString }) });
    expect(await post(receipt(message))).toBe(503);
    shared.kulhadDb = here;
    expect(await statusOf(message.id)).toBe('unknown');
    expect(await post(receipt(message))).toBe(200);
    expect(await statusOf(message.id)).toBe('delivered');
  });
});
