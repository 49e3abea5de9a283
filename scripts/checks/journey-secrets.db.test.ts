import { beforeAll, describe, expect, test } from 'vitest';
import { audit } from '@/lib/platform/audit';
import { db } from '@/lib/platform/db';
import { enqueue } from '@/lib/platform/queue';
import { frame } from '@/lib/sms/frame';
import { keepJobs, searchJourneys } from './journey-secrets.mjs';

const databaseUrl = process.env.DATABASE_URL ?? '';
const NOW = new Date('2026-11-22T10:00:00Z');
const TO = '+919812345678';
const BODY = '481206 is your Kulhad code to sign in. Valid 10 min.\n@localhost #481206';
const printed = frame(`SMS to ${TO} from KULHAD`, BODY);

const search = (log = printed) => searchJourneys({ databaseUrl, log });

beforeAll(async () => {
  await keepJobs(databaseUrl);
  await db().demoInboxMessage.create({
    data: {
      to: TO,
      from: 'KULHAD',
      body: BODY,
      purpose: 'login',
      provider: 'console',
      status: 'delivered',
      encoding: 'GSM-7',
      segments: 1,
      createdAt: NOW,
    },
  });
  const letter = { template: 'code.login', locale: 'en', createdAt: NOW, notAfter: NOW };
  await db().smsMessage.create({ data: { to: TO, ...letter } });
});

describe('[M1] [C1] what a shop printed and wrote down while it was used', () => {
  test('passes where secrets are in messages alone', async () => {
    await audit(db(), { event: 'otp.sent', phone: TO }, NOW);
    await enqueue(db(), 'sms.send', { id: crypto.randomUUID() });
    expect(await search(`▲ Next.js\n${printed}\n{"event":"x","phone":"+91 •••••• 5678"}`)).toEqual({
      ok: true,
      output: '',
      note: expect.stringMatching(/^1 codes and \d+ numbers/),
    });
  });

  test('fails for a secret in the log, with its line and kind alone', async () => {
    const log = `${printed}\n{"event":"x","why":"481206"}\n4000 0000 0000 0002`;
    const { ok, output } = await search(log);
    expect(ok).toBe(false);
    const last = log.split('\n').length;
    expect(output).toBe(`line ${last - 1}: code\nline ${last}: card number`);
  });

  test('fails for a secret in a row, with its table and kind alone', async () => {
    // Of long ago: a younger row could not be taken out again.
    const { id } = await db().auditEvent.create({
      data: { at: new Date(0), event: 'x', reason: `481206 to ${TO}` },
    });
    expect((await search()).output).toMatch(
      /^public\.audit_events: code in 1 of \d+ rows\npublic\.audit_events: phone number in 1 of \d+ rows$/,
    );
    await db().auditEvent.delete({ where: { id } });

    const order = 'KUL-481206';
    const entry = { reference: order, kind: 'authorise', outcome: 'chai-0f3a9c12-verandah' };
    const { id: entryId } = await db().demoGatewayEntry.create({
      data: { ...entry, amountPaise: 481_206, idempotencyKey: order, at: NOW },
    });
    expect((await search()).output).toBe('public.demo_gateway_entries: password in 1 of 1 rows');
    await db().demoGatewayEntry.delete({ where: { id: entryId } });
    expect((await search()).ok).toBe(true);
  });

  test('fails for a secret in a job that was done and is gone', async () => {
    await enqueue(db(), 'sms.send', { code: '481206' });
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect((await search()).output).toMatch(/^checks\.jobs: code in 1 of \d+ rows$/);
    await db().$executeRaw`DELETE FROM checks.jobs`;
  });

  test('fails where there is nothing to find it by: then a clean log proves nothing', async () => {
    const { ok, output } = await search('▲ Next.js');
    expect(ok).toBe(false);
    expect(output).toMatch(/not one code .*\nnot one phone number /);
  });
});
