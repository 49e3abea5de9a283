import { describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { askAgain } from './ask-again';
import { hasOptedOut } from './opt-out';
import { queueMessage } from './outbox';
import type { Receipt, ReceiptStatus, SendResult, SmsProvider } from './provider';
import { forgetReceipts, storeReceipts } from './receipts';
import { inOrder } from './route';
import { sendMessage } from './send-message';

const now = new Date('2026-03-01T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
let last = 0;

type Asking = NonNullable<SmsProvider['ask']>;

/** A message, and its carrier's answer; with receipts, as the big ones have them. */
async function asked(answer: SendResult | 'late', ask?: Awaited<ReturnType<Asking>>) {
  last += 1;
  const provider: SmsProvider & { id: string } = {
    name: `carrier-${last}`,
    id: `theirs-${last}`,
    confirms: true,
    send: async () =>
      answer === 'late' ? { outcome: 'accepted', providerMessageId: `theirs-${last}` } : answer,
    ...(ask ? { ask: async () => ask } : {}),
  };
  const to = `+9198${40_000_000 + last}`;
  const letter = { to, template: 'notice.code_failed', params: {}, locale: 'en' };
  const id = await db().$transaction((tx) =>
    queueMessage(tx, { ...letter, notAfter: later(600), now }),
  );
  const options = {
    providers: [provider],
    routeTo: () => inOrder([provider.name]),
    clock: () => now,
    random: () => 0.5,
    codeFor: async () => ({ ok: true as const, code: '123456' }),
    origin: 'http://localhost:3000',
    simSwap: null,
    dlt: null,
  };
  const send = () => sendMessage(db(), id, options);
  if (answer !== 'late') await send();
  return { id, to, provider, options, send };
}

const taken = { outcome: 'accepted', providerMessageId: '' } as const;
const accepted = () => asked({ ...taken, providerMessageId: `theirs-${last + 1}` });
const lost = { outcome: 'unknown', reason: 'no answer in time' } as const;
const row = (id: string) => db().smsMessage.findUniqueOrThrow({ where: { id } });

async function told(
  provider: { name: string; id: string },
  status: ReceiptStatus,
  more: Partial<Receipt> = {},
) {
  const receipt = { providerMessageId: provider.id, status, at: now, ...more };
  await storeReceipts(db(), provider.name, { receipts: [receipt], replies: [] }, now);
}

describe('a receipt', () => {
  it.each<[ReceiptStatus[], ReceiptStatus]>([
    [['sent', 'delivered'], 'delivered'],
    [['delivered', 'sent'], 'delivered'],
    [['delivered', 'undelivered'], 'delivered'],
    [['undelivered', 'sent', 'undelivered'], 'undelivered'],
    [['undelivered', 'delivered', 'delivered'], 'delivered'],
  ])('moves its message forward only: %j comes to %s', async (statuses, end) => {
    const { id, provider } = await accepted();
    for (const status of statuses) await told(provider, status);
    expect(await row(id)).toMatchObject({ status: end, sentAt: now });
  });

  it('that is quicker than the answer is kept until the message is known', async () => {
    const { id, provider, send } = await asked('late');
    await told(provider, 'delivered');
    expect(await row(id)).toMatchObject({ status: 'queued' });
    await send();
    expect(await row(id)).toMatchObject({ status: 'delivered' });
  });

  it('of another carrier with the same id moves nothing', async () => {
    const { id, provider } = await accepted();
    await told({ ...provider, name: 'somebody-else' }, 'undelivered');
    expect(await row(id)).toMatchObject({ status: 'sent' });
  });

  it('that names our message settles it though the answer was lost', async () => {
    const { id, provider } = await asked(lost);
    expect(await row(id)).toMatchObject({ status: 'unknown' });
    await told(provider, 'delivered', { messageId: id });
    expect(await row(id)).toMatchObject({ status: 'delivered', providerMessageId: provider.id });
    await told(provider, 'delivered', { messageId: "1' or '1'='1" });
  });

  it('settles a message that a carrier gave an id to and did not say that it took', async () => {
    const id = `theirs-${last + 1}`;
    const sent = await asked({ ...lost, providerMessageId: id });
    await told(sent.provider, 'delivered');
    expect(await row(sent.id)).toMatchObject({ status: 'delivered', providerMessageId: id });
  });

  it('that says that its owner wants none ends all messages to the number, until START', async () => {
    const { to, provider } = await accepted();
    await told(provider, 'undelivered', { optedOut: true });
    expect(await hasOptedOut(db(), to)).toBe(true);
    const reply = (text: string) =>
      storeReceipts(db(), provider.name, { receipts: [], replies: [{ from: to, text }] }, now);
    await reply('Thanks, I will start tomorrow');
    expect(await hasOptedOut(db(), to)).toBe(true);
    await reply(' Start ');
    expect(await hasOptedOut(db(), to)).toBe(false);
    await reply('STOP');
    await reply('stop');
    expect(await hasOptedOut(db(), to)).toBe(true);
  });

  it('is forgotten when it is a week old', async () => {
    const { provider } = await accepted();
    await told(provider, 'sent');
    const left = () => db().smsReceipt.count({ where: { provider: provider.name } });
    await forgetReceipts(db(), later(7 * 86_400 - 1));
    expect(await left()).toBe(1);
    await forgetReceipts(db(), later(7 * 86_400 + 1));
    expect(await left()).toBe(0);
  });
});

describe('a message whose answer was lost', () => {
  const askTime = async (id: string) =>
    db().$queryRaw`SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`ask:${id}`}`;

  it('is asked for where the carrier can be asked, and only there', async () => {
    const known = await asked(lost, { found: 'unknown', reason: 'away' });
    expect(await askTime(known.id)).toEqual([{ runAt: later(2) }]);
    expect(await askTime((await asked(lost)).id)).toEqual([]);
  });

  it('is sent when its carrier has it', async () => {
    const { id, options } = await asked(lost, { found: 'taken', providerMessageId: 'theirs' });
    await askAgain(db(), id, options);
    expect(await row(id)).toMatchObject({ status: 'sent', providerMessageId: 'theirs' });
  });

  it('is sent again when its carrier never had it', async () => {
    const { id, options } = await asked(lost, { found: 'not_taken' });
    await askAgain(db(), id, options);
    expect(await row(id)).toMatchObject({ status: 'queued' });
    const other: SmsProvider = {
      name: 'other',
      send: async () => ({ ...taken, providerMessageId: 'b' }),
    };
    await sendMessage(db(), id, {
      ...options,
      providers: [other],
      routeTo: () => inOrder(['other']),
    });
    expect(await row(id)).toMatchObject({ status: 'sent', provider: 'other' });
  });

  it('is asked for again while nobody knows, and never sent again', async () => {
    const { id, options, send } = await asked(lost, { found: 'unknown', reason: 'away' });
    await askAgain(db(), id, { ...options, clock: () => later(8) });
    expect(await askTime(id)).toEqual([{ runAt: later(8 + 3) }]);
    await send();
    expect(await row(id)).toMatchObject({ status: 'unknown', attempts: 1 });
    expect(await db().smsAttempt.count({ where: { messageId: id } })).toBe(1);
  });
});
