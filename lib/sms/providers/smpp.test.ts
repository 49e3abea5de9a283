import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCOUNTS } from '../../../scripts/carrier/accounts.mjs';
import { startCarrier } from '../../../scripts/carrier/start-carrier.mjs';
import { segment } from '../gsm';
import type { OutboundSms, Receipt, Reply } from '../provider';
import { type SmppOptions, smppProvider } from './smpp';
import { smppSettings } from './smpp/config';

type Carrier = Awaited<ReturnType<typeof startCarrier>>;

vi.setConfig({ testTimeout: 20_000 });
const now = new Date('2026-03-01T10:00:00Z');
const TRAPS = 'At @ once: {a} [b] ~ | \\ ^ € £$_§ Øå Öà? 042137';
const NEVER = { firstMs: 60_000, longestMs: 60_000 };
const PATIENT = { timeout: 10_000, interval: 10 };
let carrier: Carrier;
let opened: { close(): Promise<void> }[] = [];
let messages = 0;

beforeEach(async () => {
  carrier = await startCarrier({ seed: 7, now: () => now, deliverAfterMs: 10, retryMs: 10 });
  opened = [carrier];
});
afterEach(async () => {
  for (const each of opened.reverse()) await each.close();
});

async function connected(changes: Partial<SmppOptions['config']> = {}, hooks = {}) {
  const config = {
    ...smppSettings.parse({
      SMPP_URL: `smpp://127.0.0.1:${carrier.smppPort}`,
      SMPP_SYSTEM_ID: ACCOUNTS.smpp.systemId,
      SMPP_PASSWORD: ACCOUNTS.smpp.password,
    }),
    ...changes,
  };
  const receipts: Receipt[] = [];
  const replies: Reply[] = [];
  const provider = smppProvider({
    config,
    onReceipt: async (receipt) => void receipts.push(receipt),
    onReply: async (reply) => void replies.push(reply),
    reconnect: { firstMs: 5, longestMs: 20 },
    random: () => 0,
    ...hooks,
  });
  opened.push(provider);
  await provider.start();
  return { provider, receipts, replies };
}

function sms(changes: Partial<OutboundSms> = {}): OutboundSms {
  messages += 1;
  const body = changes.body ?? '042137 is your code.';
  const { encoding, segments } = segment(body);
  return {
    id: `00000000-0000-4000-8000-${String(messages).padStart(12, '0')}`,
    to: `+9198100${String(messages).padStart(5, '0')}`,
    ...{
      from: 'KULHAD',
      body,
      channel: 'sms',
      purpose: 'login',
      template: 'code.login',
      values: {},
    },
    ...{ locale: 'en', dlt: null, encoding, segments },
    notAfter: new Date(now.getTime() + 600_000),
    ...changes,
  };
}

describe('over SMPP, a text', () => {
  it.each([
    ['in GSM 03.38, with every trap of it', TRAPS, 0],
    ['outside of it', '₹ 1,299 · आपका कोड 😀', 8],
    ['of several segments', `${TRAPS} ${'and on and on '.repeat(20)}`, 0],
    ['of several segments outside of it', 'आपका कोड '.repeat(20), 8],
  ])('[S1] %s arrives as it is, under its right coding', async (_, body, dataCoding) => {
    const { provider } = await connected();
    const message = sms({ body });
    const result = await provider.send(message, now);
    const [arrived] = carrier.messages();
    expect(arrived).toMatchObject({ to: message.to, from: 'KULHAD', text: body, dataCoding });
    expect(result).toEqual({ outcome: 'accepted', providerMessageId: arrived?.id });
  });

  it('[D1] brings the ids of India’s registry, and is refused without right ones', async () => {
    const registry = {
      entityId: '1101',
      headers: ['KULHAD'],
      templates: [{ id: '1107', text: '{#numeric#} is your code.' }],
    };
    carrier.register(registry);
    const send = async (template: string, changes = {}) => {
      const { provider } = await connected();
      const dlt = { entityId: '1101', header: 'KULHAD', templateId: template };
      return provider.send(sms({ dlt, ...changes }), now);
    };
    expect(await send('1107')).toMatchObject({ outcome: 'accepted' });
    expect(await send('1108')).toMatchObject({ outcome: 'misconfigured' });
    expect(await send('1107', { from: 'OTHERS' })).toMatchObject({ outcome: 'misconfigured' });
    expect(await send('1107', { body: 'Another text' })).toMatchObject({ outcome: 'refused' });
  });
});

describe('over SMPP, a message is', () => {
  it.each([
    ['throttles', { outcome: 'throttled', reason: 'ESME_RTHROTTLED' }],
    ['errors', { outcome: 'retry', reason: 'ESME_RSYSERR' }],
    ['timeouts', { outcome: 'unknown', reason: 'time-out' }],
    ['resets', { outcome: 'unknown', reason: 'connection lost' }],
  ])('with the fault "%s": %o', async (fault, result) => {
    const { provider } = await connected({ answerMs: 1_000 });
    carrier.set({ [fault]: 1 });
    expect(await provider.send(sms(), now)).toEqual(result);
  });

  it('to be tried again when nothing of it was written', async () => {
    const { provider } = await connected();
    await carrier.close();
    const result = async () => provider.send(sms(), now);
    await expect.poll(result, PATIENT).toEqual({ outcome: 'retry', reason: 'not connected' });
  });

  it('refused when its number is none', async () => {
    const { provider } = await connected();
    expect(await provider.send(sms({ to: '+91 98100,1' }), now)).toMatchObject({
      outcome: 'refused',
    });
    expect(carrier.messages()).toEqual([]);
  });

  it('misconfigured when the centre lets us not in', async () => {
    const { provider } = await connected({ password: 'wrong' }, { reconnect: NEVER });
    expect(await provider.send(sms(), now)).toEqual({
      outcome: 'misconfigured',
      reason: 'bind: ESME_RINVPASWD',
    });
  });

  it('held back while as many wait for their answers as may', async () => {
    const { provider } = await connected({ window: 2 });
    const letGo = carrier.centre.hold();
    const sending = [1, 2, 3].map(() => provider.send(sms(), now));
    await expect.poll(() => carrier.messages().length, PATIENT).toBe(2);
    letGo();
    const accepted = { outcome: 'accepted' };
    expect(await Promise.all(sending)).toMatchObject([accepted, accepted, accepted]);
  });

  it('throttled when it was held back for too long', async () => {
    const { provider } = await connected({ window: 1, answerMs: 1_000 });
    carrier.centre.hold();
    const sending = [1, 2].map(() => provider.send(sms(), now));
    expect(await Promise.all(sending)).toMatchObject([
      { outcome: 'unknown' },
      { outcome: 'throttled', reason: 'window' },
    ]);
  });

  it('known after all when its answer comes late', async () => {
    const { provider } = await connected({ answerMs: 1_000 });
    const letGo = carrier.centre.hold();
    const message = sms();
    expect(await provider.send(message, now)).toMatchObject({ outcome: 'unknown' });
    const ask = () => provider.ask?.({ id: message.id, to: message.to, sentAt: now }, now);
    expect(await ask()).toMatchObject({ found: 'unknown' });
    letGo();
    const { id } = carrier.messages()[0] ?? {};
    await expect.poll(ask, PATIENT).toEqual({ found: 'taken', providerMessageId: id });
  });
});

describe('over SMPP, what comes back', () => {
  it('a receipt is one of the message, and comes again until it is stored', async () => {
    const onReceipt = vi.fn<SmppOptions['onReceipt']>();
    onReceipt.mockRejectedValueOnce(new Error('the database is away')).mockResolvedValue();
    const { provider } = await connected({}, { onReceipt });
    const result = await provider.send(sms(), now);
    const receipt = {
      providerMessageId: result.outcome === 'accepted' && result.providerMessageId,
      status: 'delivered',
      at: null,
    };
    await expect.poll(() => carrier.messages()[0]?.receipts, PATIENT).toHaveLength(1);
    expect(onReceipt.mock.calls).toEqual([[receipt], [receipt]]);
  });

  it('a failure says why', async () => {
    const { provider, receipts } = await connected();
    carrier.set({ undelivered: 1 });
    await provider.send(sms(), now);
    await expect
      .poll(() => receipts, PATIENT)
      .toMatchObject([{ status: 'undelivered', reason: 'UNDELIV, err 069' }]);
  });

  it('STOP is a reply', async () => {
    const { replies } = await connected();
    await carrier.reply({ carrier: 'smpp', from: '+919810000001', text: 'STOP' });
    expect(replies).toEqual([{ from: '+919810000001', text: 'STOP' }]);
  });
});

describe('over SMPP, a connection', () => {
  it('that was lost comes back', async () => {
    const { provider } = await connected();
    carrier.centre.dropAll();
    const outcome = async () => (await provider.send(sms(), now)).outcome;
    await expect.poll(outcome, PATIENT).toBe('accepted');
  });

  it('whose centre says nothing more is given up for a new one', async () => {
    const { provider } = await connected({ enquireMs: 20, answerMs: 1_000 });
    carrier.centre.goMute();
    await expect.poll(() => carrier.centre.opened(), PATIENT).toBeGreaterThan(1);
    const outcome = async () => (await provider.send(sms(), now)).outcome;
    await expect.poll(outcome, PATIENT).toBe('accepted');
  });
});
