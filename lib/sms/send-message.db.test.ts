import { describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { closeAttempt, openAttempt } from './attempt';
import { demoRegistry } from './dlt/configured';
import { listInbox } from './inbox';
import { queueMessage } from './outbox';
import type { Channel, OutboundSms, SendResult, SmsProvider } from './provider';
import { consoleProvider, deliverLate } from './providers/console';
import { noneProvider } from './providers/none';
import { inOrder } from './route';
import { type SendOptions, sendMessage } from './send-message';
import { sweepOutbox } from './sweep';

const now = new Date('2026-03-01T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
let last = 0;

async function queued(template = 'notice.code_failed', channel: Channel = 'sms') {
  last += 1;
  const to = `+9198${30_000_000 + last}`;
  const notAfter = later(600);
  const id = await db().$transaction((tx) =>
    queueMessage(tx, { to, template, params: {}, locale: 'en', channel, notAfter, now }),
  );
  return { id, to };
}

/** A queued code, with the challenge that it belongs to. */
async function challenged(template: string, channel: Channel = 'sms') {
  const { id, to } = await queued(template, channel);
  const challenge = await db().otpChallenge.create({
    data: {
      purpose: template.replace('code.', ''),
      phone: to,
      throttleKey: `phone:${to}`,
      holderHash: new Uint8Array([last]),
      nonce: new Uint8Array(16),
      keyId: 'demo',
      maxAttempts: 5,
      nextSendAt: now,
      createdAt: now,
      expiresAt: later(600),
    },
  });
  await db().smsMessage.update({
    where: { id },
    data: { challengeId: challenge.id, generation: 1 },
  });
  return { id, to, challengeId: challenge.id };
}

function answering(...answers: SendResult[]): SmsProvider & { sent: OutboundSms[] } {
  const sent: OutboundSms[] = [];
  last += 1;
  return {
    name: `scripted-${last}`,
    sent,
    send: async (message) => {
      sent.push(message);
      return answers[sent.length - 1] ?? { outcome: 'accepted', providerMessageId: 'x' };
    },
  };
}

function options(...providers: SmsProvider[]): SendOptions {
  return {
    providers,
    routeTo: () => inOrder(providers.map(({ name }) => name)),
    clock: () => now,
    random: () => 0.5,
    codeFor: async () => ({ ok: true, code: '123456' }),
    origin: 'http://localhost:3000',
    simSwap: null,
    dlt: null,
  };
}

const at = (moment: Date, ...providers: SmsProvider[]): SendOptions => ({
  ...options(...providers),
  clock: () => moment,
});

async function runsAt(id: string): Promise<Date | undefined> {
  const [job] = await db().$queryRaw<{ runAt: Date }[]>`
    SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`sms:${id}`}`;
  return job?.runAt;
}

const row = (id: string) => db().smsMessage.findUniqueOrThrow({ where: { id } });

describe('what a carrier’s answer leaves behind', () => {
  it('is said to who asked: taken, or not', async () => {
    const [taken, refused] = [await queued(), await queued()];
    const no: SendResult = { outcome: 'refused', reason: 'no' };
    expect(await sendMessage(db(), taken.id, options(answering()))).toBe(true);
    expect(await sendMessage(db(), taken.id, options(answering()))).toBe(false);
    expect(await sendMessage(db(), refused.id, options(answering(no)))).toBe(false);
  });

  it('clears the failures of a carrier that takes a message again', async () => {
    const provider = answering();
    const { name } = provider;
    await db().carrier.create({ data: { name, failures: 3, changedAt: now } });
    await sendMessage(db(), (await queued()).id, options(provider));
    expect(await db().carrier.findUnique({ where: { name } })).toMatchObject({ failures: 0 });
  });
});

describe('a code that is read out', () => {
  const queuedCall = () => challenged('code.login', 'voice');
  const routed = (texts: SmsProvider, calls: SmsProvider): SendOptions => ({
    ...options(texts, calls),
    routeTo: (_, channel) => inOrder([channel === 'voice' ? calls.name : texts.name]),
    dlt: demoRegistry('http://localhost:3000'),
  });

  it('goes to who calls and never to who sends texts, in words, with no segments', async () => {
    const { id, to } = await queuedCall();
    const [texts, calls] = [answering(), answering()];
    await sendMessage(db(), id, routed(texts, calls));
    expect(texts.sent).toEqual([]);
    expect(calls.sent).toMatchObject([
      { to, channel: 'voice', encoding: 'speech', segments: 0, purpose: 'login', dlt: null },
    ]);
    expect(calls.sent[0]?.body).toContain('1, 2, 3, 4, 5, 6. Once more: 1, 2, 3, 4, 5, 6.');
    expect(await db().smsMessage.findUnique({ where: { id } })).toMatchObject({
      status: 'sent',
      provider: calls.name,
      encoding: 'speech',
    });
  });

  it('is not sent as a text where nobody calls', async () => {
    const { id } = await queuedCall();
    const texts = answering();
    await sendMessage(db(), id, { ...routed(texts, answering()), routeTo: () => [] });
    expect(texts.sent).toEqual([]);
    expect(await db().smsMessage.findUnique({ where: { id } })).toMatchObject({
      status: 'undeliverable',
    });
  });

  it('reaches the virtual phone of a demo as a call', async () => {
    const { id, to } = await queuedCall();
    const printed: string[] = [];
    const calls = consoleProvider(db(), (text) => printed.push(text), 'voice');
    await sendMessage(db(), id, routed(answering(), calls));
    expect(await listInbox(db(), { to: [to], limit: 5 })).toMatchObject([
      { provider: 'console-voice', encoding: 'speech', segments: 0, status: 'delivered' },
    ]);
    expect(printed.join()).toContain(`Call to ${to}`);
  });
});

describe('a queued message', () => {
  it('is sent once, however many workers take it at once', async () => {
    const { id } = await queued();
    const provider = answering();
    await Promise.all(Array.from({ length: 20 }, () => sendMessage(db(), id, options(provider))));
    expect(provider.sent).toHaveLength(1);
    expect(await row(id)).toMatchObject({ status: 'sent', provider: provider.name, segments: 1 });
  });

  it('is never sent after its life', async () => {
    const { id } = await queued();
    const provider = answering();
    await sendMessage(db(), id, at(later(600), provider));
    expect(provider.sent).toHaveLength(0);
    expect(await row(id)).toMatchObject({ status: 'undeliverable', reason: 'expired' });
  });

  it('is tried again later when the carrier asks for that, within its life', async () => {
    const { id } = await queued();
    const busy = { outcome: 'retry', reason: 'busy' } as const;
    const provider = answering(busy, busy);
    await sendMessage(db(), id, options(provider));
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 1, reason: 'busy' });
    expect(await runsAt(id)).toEqual(later(0.75));
    await sendMessage(db(), id, at(later(599), provider));
    expect(await row(id)).toMatchObject({ status: 'undeliverable', reason: 'busy', attempts: 2 });
  });

  it('waits as long as a carrier that is sent too much asks for, and goes to another meanwhile', async () => {
    const slow = answering({ outcome: 'throttled', reason: '429', retryAfterSeconds: 20 });
    const one = await queued();
    await sendMessage(db(), one.id, options(slow));
    expect(await row(one.id)).toMatchObject({ status: 'queued' });
    const two = await queued();
    await sendMessage(db(), two.id, at(later(19), slow));
    expect(slow.sent).toHaveLength(1);
    const other = answering();
    await sendMessage(db(), one.id, at(later(19), slow, other));
    expect(other.sent).toHaveLength(1);
    await sendMessage(db(), two.id, at(later(20), slow));
    expect(slow.sent).toHaveLength(2);
  });

  it('goes to the next carrier when one refuses, and to none when one may have it', async () => {
    const refusing = answering({ outcome: 'refused', reason: 'no' });
    const second = answering();
    const one = await queued();
    await sendMessage(db(), one.id, options(refusing, second));
    expect(second.sent).toHaveLength(1);
    const silent = answering({ outcome: 'unknown', reason: 'time-out' });
    const two = await queued();
    await sendMessage(db(), two.id, options(silent, second));
    expect(second.sent).toHaveLength(1);
    expect(await row(two.id)).toMatchObject({ status: 'unknown', reason: 'time-out' });
  });

  it('is undeliverable with its reason when there is no carrier', async () => {
    const { id } = await queued();
    await sendMessage(db(), id, options(noneProvider));
    expect(await row(id)).toMatchObject({
      status: 'undeliverable',
      reason: 'no provider is configured',
    });
  });

  it('I12: that a dead worker left behind is sent again where no carrier can have it, and only there', async () => {
    const [waiting, taken, asked, accepted] = await Promise.all([0, 0, 0, 0].map(() => queued()));
    if (!waiting || !taken || !asked || !accepted) throw new Error('not queued');
    await db()
      .$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`sms:${waiting.id}`}`;
    for (const { id } of [taken, asked, accepted])
      await db().smsMessage.update({ where: { id }, data: { status: 'sending', sendingAt: now } });
    await openAttempt(db(), asked.id, 'scripted', now);
    const done = await openAttempt(db(), accepted.id, 'scripted', now);
    const result = { outcome: 'accepted', providerMessageId: 'x-1' } as const;
    await closeAttempt(db(), done ?? '', result, now);

    await sweepOutbox(db(), later(19));
    expect(await row(taken.id)).toMatchObject({ status: 'sending' });
    await sweepOutbox(db(), later(21));
    expect(await row(asked.id)).toMatchObject({ status: 'unknown', provider: 'scripted' });
    expect(await row(accepted.id)).toMatchObject({ status: 'sent', providerMessageId: 'x-1' });
    expect(await runsAt(waiting.id)).toEqual(later(21));
    const provider = answering();
    for (const { id } of [waiting, taken, asked, accepted])
      await sendMessage(db(), id, at(later(22), provider));
    expect(provider.sent.map((message) => message.id)).toEqual([waiting.id, taken.id]);
  });

  it('that waits for its next try is left to its own job', async () => {
    const { id } = await queued();
    await sendMessage(db(), id, options(answering({ outcome: 'retry', reason: 'busy' })));
    const runAt = await runsAt(id);
    await sweepOutbox(db(), later(60));
    expect(await runsAt(id)).toEqual(runAt);
  });
});

describe('the console', () => {
  const printed: string[] = [];
  const provider = () => consoleProvider(db(), (text) => printed.push(text));

  it('prints a framed message and puts it into the inbox of that number only', async () => {
    const { id, to } = await queued();
    await sendMessage(db(), id, options(provider()));
    expect(printed.at(-1)).toContain(to);
    const [message, ...more] = await listInbox(db(), { to: [to], limit: 10 });
    expect(more).toHaveLength(0);
    expect(message).toMatchObject({ id, to, status: 'delivered', provider: 'console' });
    expect(message?.deliveredAt).toBe(now.toISOString());
  });

  it.each([
    ['fail', 'failed', 'undeliverable'],
    ['timeout', 'unknown', 'unknown'],
  ])('with the fault "%s" delivers nothing', async (mode, inInbox, inOutbox) => {
    const { id, to } = await queued();
    await db().demoFault.create({ data: { to, mode } });
    await sendMessage(db(), id, options(provider()));
    expect(await row(id)).toMatchObject({ status: inOutbox });
    const [message] = await listInbox(db(), { to: [to], limit: 10 });
    expect(message).toMatchObject({ status: inInbox, body: '', deliveredAt: null });
  });

  it('with the fault "delay" shows nothing of the message until its time has come', async () => {
    const { id, to } = await queued();
    await db().demoFault.create({ data: { to, mode: 'delay', ms: 5_000 } });
    await sendMessage(db(), id, options(provider()));
    const [early] = await listInbox(db(), { to: [to], limit: 10 });
    expect(early).toMatchObject({ status: 'sent', body: '' });
    await deliverLate(db(), id, later(5));
    const [arrived] = await listInbox(db(), { to: [to], limit: 10, after: later(4) });
    expect(arrived).toMatchObject({ status: 'delivered' });
    expect(arrived?.body).toContain('Kulhad');
  });
});

describe('a message to India', () => {
  const registry = demoRegistry('http://localhost:3000');
  const send = async (change: { to?: string; locale?: string }, dlt = registry) => {
    const { id } = await queued();
    await db().smsMessage.update({ where: { id }, data: change });
    const provider = answering();
    await sendMessage(db(), id, { ...options(provider), dlt });
    return { sent: provider.sent, row: await row(id) };
  };

  it.each([
    ['en', 'en'],
    ['hi', 'hi'],
    ['ta', 'en'],
  ])(
    '[D1] takes its entity, header and template with it, where %s is asked for that in %s',
    async (locale, language) => {
      const { sent } = await send({ locale });
      const registered = registry.templates.find(
        (one) => one.name === 'notice.code_failed' && one.locale === language,
      );
      expect(sent[0]).toMatchObject({
        from: 'KULHAD',
        dlt: { entityId: registry.entityId, header: 'KULHAD', templateId: registered?.id },
      });
    },
  );

  it('[D1] is what this is asked for, and none to another country', async () => {
    const { sent } = await send({ to: '+14155550123' }, { ...registry, templates: [] });
    expect(sent[0]).toMatchObject({ dlt: null });
  });

  it('[D2] is refused before a carrier is asked when a character is not as it was registered', async () => {
    const templates = registry.templates.map((one) => ({
      ...one,
      text: one.text.replace('codes.', 'codes!'),
    }));
    const { sent, row } = await send({}, { ...registry, templates });
    expect(sent).toEqual([]);
    expect(row).toMatchObject({ status: 'undeliverable', reason: 'dlt_template_mismatch' });
  });
});

describe('[N7] before a code leaves', () => {
  const swappedAt = (moment: Date | null) => ({
    check: async ({ maxAge }: { maxAge: number }, at: Date) => {
      if (!moment) throw new Error('the carrier is away');
      return at.getTime() - moment.getTime() <= maxAge * 3_600_000;
    },
  });
  const reasons = async (challengeId: string) =>
    (await db().auditEvent.findMany({ where: { challengeId } })).map(({ reason }) => reason);
  const hours = (count: number) => later(-count * 3_600);

  it('a SIM that was changed within 72 hours gets none, and it is written down', async () => {
    const { id, challengeId } = await challenged('code.login');
    const provider = answering();
    await sendMessage(db(), id, { ...options(provider), simSwap: swappedAt(hours(71)) });
    expect(provider.sent).toEqual([]);
    expect(await row(id)).toMatchObject({ status: 'undeliverable', reason: 'sim_swap' });
    expect(await reasons(challengeId)).toEqual(['sim_swap']);
  });

  it('an older change is none, and a number that is being bound may have a new SIM', async () => {
    for (const [template, when] of [
      ['code.login', hours(73)],
      ['code.signup', hours(1)],
    ] as const) {
      const { id } = await challenged(template);
      const provider = answering();
      await sendMessage(db(), id, { ...options(provider), simSwap: swappedAt(when) });
      expect(await row(id), template).toMatchObject({ status: 'sent' });
    }
  });

  it('a carrier that does not answer keeps nobody out, and that is written down too', async () => {
    const { id, challengeId } = await challenged('code.login');
    const provider = answering();
    await sendMessage(db(), id, { ...options(provider), simSwap: swappedAt(null) });
    expect(await row(id)).toMatchObject({ status: 'sent' });
    expect(await reasons(challengeId)).toEqual(['sim_swap_unknown']);
  });
});
