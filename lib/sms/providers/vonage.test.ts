import { createHash, createHmac } from 'node:crypto';
import { AlgorithmTypes } from '@vonage/auth';
import { SMS } from '@vonage/sms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptRequest } from '../provider';
import { type LocalCarrier, openCarrier } from './local-carrier';
import { followsTheContract, NOW, outbound, registered } from './provider-contract';
import { vonageProvider, vonageReceipts, vonageSettings } from './vonage';

const KEY = 'abcd1234';
const SECRET = 'vonage-secret-not-a-real-one';
const SIGNING = 'vonage-signature-secret-not-real';
const origin = 'https://shop.example';
const given = {
  VONAGE_API_KEY: KEY,
  VONAGE_API_SECRET: SECRET,
  VONAGE_SIGNATURE_SECRET: SIGNING,
};
const settings = (changes = {}) => vonageSettings.parse({ ...given, ...changes });
const make = (url: string, limitMs?: number) =>
  vonageProvider(settings({ VONAGE_BASE_URL: url }), { origin, ...(limitMs ? { limitMs } : {}) });
const answer = (...parts: Record<string, string>[]) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ 'message-count': String(parts.length), messages: parts }),
});
const refusal = (status: string) =>
  answer({ status, 'error-text': `${outbound().to} is no good`, to: outbound().to });

followsTheContract({
  name: 'vonage',
  make,
  accepted: {
    answer: answer({ status: '0', 'message-id': '0A00000012345678' }),
    id: '0A00000012345678',
  },
  throttled: { answer: refusal('1') },
  wrongCredentials: refusal('4'),
  unlisted: { answer: refusal('77'), outcome: 'refused' },
  secrets: [SECRET, SIGNING],
});

let carrier: LocalCarrier;
beforeAll(async () => {
  carrier = await openCarrier();
});
afterAll(() => carrier.close());

const taken = (id: string) => ({ status: '0', 'message-id': id });
const sent = () => JSON.parse(carrier.last().body);

describe('what Vonage is sent', () => {
  it('is what its own SDK sends: method, path, credentials and every field', async () => {
    carrier.will(answer(taken('A')));
    const hindi = outbound({ encoding: 'UCS-2', body: 'कोड 048213', ...registered });
    await make(carrier.url).send(hindi, NOW);
    const ours = carrier.last();

    await new SMS({ apiKey: KEY, apiSecret: SECRET }, { restHost: carrier.url }).send({
      from: registered.from,
      to: '919812345678',
      text: 'कोड 048213',
      type: 'unicode',
      ttl: 600_000,
      clientRef: hindi.id,
      callback: `${origin}/api/sms/receipts/vonage`,
      entityId: registered.dlt.entityId,
      contentId: registered.dlt.templateId,
    } as Parameters<SMS['send']>[0]);
    const theirs = carrier.last();
    expect(theirs).not.toBe(ours);
    expect(ours.method).toBe(theirs.method);
    expect(ours.url).toBe(theirs.url);
    expect(ours.headers.authorization).toBe(theirs.headers.authorization);
    expect(ours.headers['content-type']).toBe(theirs.headers['content-type']);
    expect(JSON.parse(ours.body)).toEqual(JSON.parse(theirs.body));
  });

  it('lives as long as its code, within Vonage’s limits, and is text unless it must be more', async () => {
    carrier.will(answer(taken('A')));
    await make(carrier.url).send(outbound({ notAfter: new Date(NOW.getTime() + 3_000) }), NOW);
    expect(sent()).toMatchObject({ ttl: 20_000, type: 'text' });
  });

  it('[D1] has its registered header and ids to India, and elsewhere the sender that is configured', async () => {
    carrier.will(answer(taken('A')));
    const here = settings({ VONAGE_BASE_URL: carrier.url, VONAGE_FROM: 'SHOP' });
    const provider = vonageProvider(here, { origin });
    await provider.send(outbound(registered), NOW);
    expect(sent()).toMatchObject({ from: 'CLAYCO', 'content-id': registered.dlt.templateId });
    await provider.send(outbound(), NOW);
    expect(sent()).toMatchObject({ from: 'SHOP' });
    expect(sent()).not.toHaveProperty('entity-id');
    expect(sent()).not.toHaveProperty('content-id');
  });
});

describe('what Vonage answers', () => {
  it.each([
    ['3', 'refused'],
    ['5', 'unknown'],
    ['7', 'refused'],
    ['8', 'misconfigured'],
    ['9', 'misconfigured'],
    ['10', 'throttled'],
    ['15', 'misconfigured'],
    ['29', 'refused'],
  ])('200 with the status %s: %s', async (status, outcome) => {
    carrier.will(refusal(status));
    expect(await make(carrier.url).send(outbound(), NOW)).toMatchObject({ outcome });
  });

  it('for a message in several parts: all taken, none taken, or not known', async () => {
    carrier.will(answer(taken('A'), taken('B')));
    expect(await make(carrier.url).send(outbound(), NOW)).toEqual({
      outcome: 'accepted',
      providerMessageId: 'A',
    });
    carrier.will(answer(taken('A'), { status: '5' }));
    expect(await make(carrier.url).send(outbound(), NOW)).toMatchObject({
      outcome: 'unknown',
      providerMessageId: 'A',
    });
    carrier.will(answer({ status: '6' }, { status: '6' }));
    expect(await make(carrier.url).send(outbound(), NOW)).toMatchObject({ outcome: 'refused' });
  });
});

describe('a receipt of Vonage', () => {
  const url = `${origin}/api/sms/receipts/vonage`;
  const fields = {
    msisdn: '919812345678',
    to: 'KULHAD',
    'network-code': '40410',
    messageId: '0A00000012345678',
    price: '0.03330000',
    status: 'delivered',
    scts: '2611011000',
    'err-code': '0',
    'api-key': KEY,
    'client-ref': outbound().id,
    odd: 'a=b&c',
    'message-timestamp': '2026-11-01 10:00:03',
    timestamp: String(NOW.getTime() / 1_000),
    nonce: 'f0b3',
  };
  const methods = [
    ['md5hash', AlgorithmTypes.md5hash],
    ['md5', AlgorithmTypes.md5hmac],
    ['sha1', AlgorithmTypes.sha1hmac],
    ['sha256', AlgorithmTypes.sha256hmac],
    ['sha512', AlgorithmTypes.sha512hmac],
  ] as const;
  const sdk = new SMS({ apiKey: KEY, apiSecret: SECRET });

  /** Signed as Vonage's page says; the SDK is asked in the test whether that is right. */
  function signed(receipt: Record<string, string>, method = 'sha256'): Record<string, string> {
    const text = Object.keys(receipt)
      .sort()
      .map((name) => `&${name}=${receipt[name]?.replace(/[&=]/g, '_')}`)
      .join('');
    const sig =
      method === 'md5hash'
        ? createHash('md5').update(text + SIGNING)
        : createHmac(method, SIGNING).update(text);
    return { ...receipt, sig: sig.digest('hex').toUpperCase() };
  }
  const asForm = (receipt: Record<string, string>): ReceiptRequest => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(receipt).toString(),
  });

  it.each(methods)('signed with %s is read where the SDK believes it too', async (method, name) => {
    const receipt = signed(fields, method);
    expect(sdk.verifySignature(receipt.sig ?? '', receipt, SIGNING, name)).toBe(true);
    const reader = vonageReceipts(settings({ VONAGE_SIGNATURE_METHOD: method }));
    expect(await reader.read(asForm(receipt), NOW)).toEqual({
      ok: true,
      receipts: [
        {
          providerMessageId: '0A00000012345678',
          messageId: outbound().id,
          status: 'delivered',
          at: new Date('2026-11-01T10:00:03Z'),
        },
      ],
      replies: [],
    });
  });

  it('with any byte changed is refused, where the SDK does not believe it either', async () => {
    const reader = vonageReceipts(settings());
    const { body } = asForm(signed(fields));
    for (let index = 0; index < body.length; index += 1) {
      const other = body[index] === 'A' ? 'B' : 'A';
      const changed = body.slice(0, index) + other + body.slice(index + 1);
      const read = Object.fromEntries(new URLSearchParams(changed));
      const believed = sdk.verifySignature(
        read.sig ?? '',
        read,
        SIGNING,
        AlgorithmTypes.sha256hmac,
      );
      const reading = await reader.read({ ...asForm(fields), body: changed }, NOW);
      expect(reading.ok, changed).toBe(believed && 'timestamp' in read);
      if (index < 300) expect(believed, changed).toBe(false);
    }
  }, 60_000);

  it('may come by GET, or as JSON', async () => {
    const reader = vonageReceipts(settings());
    const receipt = signed(fields);
    const query = new URLSearchParams(receipt);
    const got = { method: 'GET', url: `${url}?${query}`, headers: {}, body: '' };
    const posted = {
      ...asForm(receipt),
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(receipt),
    };
    for (const request of [got, posted])
      expect(await reader.read(request, NOW)).toMatchObject({ ok: true, receipts: [{}] });
    expect(await reader.read({ ...posted, body: '{' }, NOW)).toEqual({
      ok: false,
      why: 'malformed',
    });
  });

  it('is not believed without a signature, without a time, or days later', async () => {
    const reader = vonageReceipts(settings());
    const { timestamp: _, ...timeless } = fields;
    const later = new Date(NOW.getTime() + 48 * 3_600_000);
    for (const [receipt, now] of [
      [fields, NOW],
      [signed(timeless), NOW],
      [signed(fields), later],
      [signed(fields, 'sha512'), NOW],
    ] as const)
      expect(await reader.read(asForm(receipt), now)).toEqual({ ok: false, why: 'signature' });
  });

  it.each([
    ['accepted', '0', { status: 'sent' }],
    ['expired', '2', { status: 'undelivered', reason: 'vonage: 2' }],
    ['failed', '9', { status: 'undelivered', reason: 'vonage: 9', optedOut: true }],
  ])('with the status %s and the error %s', async (status, error, read) => {
    const receipt = signed({ ...fields, status, 'err-code': error });
    const reading = await vonageReceipts(settings()).read(asForm(receipt), NOW);
    expect(reading).toMatchObject({ ok: true, receipts: [read] });
  });

  it('may be a reply', async () => {
    const { timestamp } = fields;
    const reply = {
      msisdn: '919812345678',
      to: '447700900123',
      messageId: 'B',
      text: 'STOP',
      timestamp,
    };
    expect(await vonageReceipts(settings()).read(asForm(signed(reply)), NOW)).toEqual({
      ok: true,
      receipts: [],
      replies: [{ from: '+919812345678', text: 'STOP' }],
    });
  });
});
