import { createHmac } from 'node:crypto';
import plivo from 'plivo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptRequest } from '../provider';
import { type LocalCarrier, openCarrier } from './local-carrier';
import { plivoProvider, plivoReceipts, plivoSettings } from './plivo';
import { followsTheContract, NOW, outbound, registered } from './provider-contract';
import { refusesEveryChange } from './signed-receipt';

const ID = 'MAXXXXXXXXXXXXXXXXXX';
const TOKEN = 'plivo-token-not-a-real-one';
const UUID = 'db3ce55a-7f1d-11e1-8ea7-1231380bc196';
const origin = 'https://shop.example';
const settings = (changes = {}) =>
  plivoSettings.parse({ PLIVO_AUTH_ID: ID, PLIVO_AUTH_TOKEN: TOKEN, ...changes });
const make = (url: string, limitMs?: number) =>
  plivoProvider(settings({ PLIVO_BASE_URL: url }), { origin, ...(limitMs ? { limitMs } : {}) });
const json = (status: number, value: unknown, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});
const queued = json(202, { api_id: 'x', message: 'message(s) queued', message_uuid: [UUID] });

followsTheContract({
  name: 'plivo',
  make,
  accepted: { answer: queued, id: UUID },
  throttled: {
    answer: json(429, { error: 'slow down' }, { 'retry-after': '2' }),
    retryAfterSeconds: 2,
  },
  wrongCredentials: { status: 401, body: 'Could not verify your access level for that URL.' },
  unlisted: { answer: json(418, { error: `${outbound().to}?` }), outcome: 'refused' },
  secrets: [TOKEN],
});

let carrier: LocalCarrier;
beforeAll(async () => {
  carrier = await openCarrier();
});
afterAll(() => carrier.close());

const sent = () => JSON.parse(carrier.last().body);

describe('what Plivo is sent', () => {
  it('is what its own SDK sends: method, path, credentials and every field', async () => {
    carrier.will(queued);
    await make(carrier.url).send(outbound(registered), NOW);
    const ours = carrier.last();

    const client = new plivo.Client(ID, TOKEN, {
      url: `${carrier.url}/v1/Account/${ID}`,
    } as object);
    // Its arguments by position: with an object, this SDK drops `log: false`.
    await client.messages.create(registered.from, '919812345678', outbound().body, {
      type: 'sms',
      log: false,
      message_expiry: 600,
      url: `${origin}/api/sms/receipts/plivo?message=${outbound().id}`,
      method: 'POST',
      dlt_entity_id: registered.dlt.entityId,
      dlt_template_id: registered.dlt.templateId,
      dlt_template_category: 'service_implicit',
    } as object);
    const theirs = carrier.last();
    expect(theirs).not.toBe(ours);
    expect(ours.method).toBe(theirs.method);
    expect(ours.url).toBe(theirs.url);
    expect(ours.headers.authorization).toBe(theirs.headers.authorization);
    expect(ours.headers['content-type']).toBe(theirs.headers['content-type']);
    expect(JSON.parse(ours.body)).toEqual(JSON.parse(theirs.body));
  });

  it('comes from a powerpack where there is one, and never keeps text or number', async () => {
    const PLIVO_POWERPACK_UUID = '86bbb125-97bb-4d72-89fd-81d5c515b015';
    const here = settings({ PLIVO_BASE_URL: carrier.url, PLIVO_POWERPACK_UUID });
    await plivoProvider(here, { origin }).send(outbound(), NOW);
    expect(sent()).toMatchObject({ powerpack_uuid: PLIVO_POWERPACK_UUID, log: false });
    expect(sent()).not.toHaveProperty('src');
  });

  it('names its message in the address for receipts only where that is signed', async () => {
    const here = settings({ PLIVO_BASE_URL: carrier.url, PLIVO_SIGNATURE: 'v2' });
    await plivoProvider(here, { origin }).send(outbound(), NOW);
    expect(sent().url).toBe(`${origin}/api/sms/receipts/plivo`);
  });

  it.each([
    [1, 5],
    [300, 300],
    [20_000, 10_799],
  ])('with %d seconds of use left may wait %d in its queue', async (left, told) => {
    const notAfter = new Date(NOW.getTime() + left * 1_000);
    await make(carrier.url).send(outbound({ notAfter }), NOW);
    expect(sent().message_expiry).toBe(told);
  });

  it('[D1] has its registered header to India, whatever is configured, and ids there only', async () => {
    const powerpack = { PLIVO_POWERPACK_UUID: '86bbb125-97bb-4d72-89fd-81d5c515b015' };
    for (const changes of [{ PLIVO_FROM: 'SHOP' }, powerpack]) {
      const here = settings({ PLIVO_BASE_URL: carrier.url, ...changes });
      const provider = plivoProvider(here, { origin });
      await provider.send(outbound(registered), NOW);
      expect(sent()).toMatchObject({ src: 'CLAYCO' });
      expect(sent()).not.toHaveProperty('powerpack_uuid');
      await provider.send(outbound(), NOW);
      expect(sent().src).not.toBe('CLAYCO');
      expect(sent()).not.toHaveProperty('dlt_entity_id');
    }
  });
});

describe('what Plivo answers', () => {
  it.each([
    [400, 'refused'],
    [402, 'misconfigured'],
    [403, 'refused'],
    [404, 'misconfigured'],
    [503, 'unknown'],
  ])('%d: %s', async (status, outcome) => {
    carrier.will(json(status, { error: 'no' }));
    expect(await make(carrier.url).send(outbound(), NOW)).toMatchObject({ outcome });
  });

  it('202 without an id, for a number that is none', async () => {
    carrier.will(json(202, { message_uuid: [], invalid_number: ['919812345678'] }));
    expect(await make(carrier.url).send(outbound(), NOW)).toMatchObject({ outcome: 'refused' });
  });
});

describe('a receipt of Plivo', () => {
  const { id } = outbound();
  const url = `${origin}/api/sms/receipts/plivo?message=${id}&a=1%202`;
  const nonce = '05429567804466091622';
  const fields = {
    MessageUUID: UUID,
    Status: 'delivered',
    To: '919812345678',
    From: 'KULHAD',
    Units: '1',
    ErrorCode: '000',
    DeliveryReportTime: '2026-11-01 10:00:03.123456',
  };
  const sorted = Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join('');
  const hmac = (text: string) => createHmac('sha256', TOKEN).update(text).digest('base64');
  const posted = (headers: Record<string, string>, given: Record<string, string> = fields) =>
    ({ method: 'POST', url, headers, body: new URLSearchParams(given).toString() }) as const;
  const v3 = posted({
    'x-plivo-signature-v3-nonce': nonce,
    'x-plivo-signature-v3': hmac(`${url.split('?')[0]}?a=1 2&message=${id}.${sorted}.${nonce}`),
  });
  const reader = plivoReceipts(settings());
  const believedBySdk = ({ url: address, body, headers }: ReceiptRequest) => {
    const given = headers['x-plivo-signature-v3'] ?? '';
    const posted = Object.fromEntries(new URLSearchParams(body));
    const used = headers['x-plivo-signature-v3-nonce'] ?? '';
    return plivo.validateV3Signature('POST', address, used, TOKEN, given, posted) === true;
  };

  it('is read where the SDK believes it too, and refused with any byte changed', async () => {
    expect(believedBySdk(v3)).toBe(true);
    await refusesEveryChange(reader, v3, 'x-plivo-signature-v3', believedBySdk);
    expect(believedBySdk({ ...v3, body: v3.body.replace('delivered', 'undelivered') })).toBe(false);
  }, 60_000);

  it('tells what became of a message', async () => {
    expect(await reader.read(v3, NOW)).toEqual({
      ok: true,
      receipts: [
        {
          providerMessageId: UUID,
          messageId: id,
          status: 'delivered',
          at: new Date('2026-11-01T10:00:03Z'),
        },
      ],
      replies: [],
    });
  });

  it('of the second kind is believed only where the configuration says so', async () => {
    const second = posted({
      'x-plivo-signature-v2-nonce': nonce,
      'x-plivo-signature-v2': hmac(`${url.split('?')[0]}${nonce}`),
    });
    const signature = second.headers['x-plivo-signature-v2'] ?? '';
    expect(plivo.validateSignature(url, nonce, signature, TOKEN)).toBe(true);
    expect(await reader.read(second, NOW)).toEqual({ ok: false, why: 'signature' });
    const older = plivoReceipts(settings({ PLIVO_SIGNATURE: 'v2' }));
    // It signs no query, so the message that stands there is not believed.
    expect(await older.read(second, NOW)).toEqual({
      ok: true,
      receipts: [
        { providerMessageId: UUID, status: 'delivered', at: new Date('2026-11-01T10:00:03Z') },
      ],
      replies: [],
    });
    expect(await older.read(v3, NOW)).toEqual({ ok: false, why: 'signature' });
    const elsewhere = { ...second, url: second.url.replace('plivo', 'plivo2') };
    expect(await older.read(elsewhere, NOW)).toEqual({ ok: false, why: 'signature' });
  });

  it.each([
    [{ ...fields, Status: 'failed', ErrorCode: '200' }, 'plivo: 200', true],
    [{ ...fields, Status: 'undelivered', ErrorCode: '30' }, 'plivo: 30', undefined],
  ])('says why a message did not arrive', async (failed, reason, optedOut) => {
    const older = plivoReceipts(settings({ PLIVO_SIGNATURE: 'v2' }));
    const headers = {
      'x-plivo-signature-v2-nonce': nonce,
      'x-plivo-signature-v2': hmac(`${url.split('?')[0]}${nonce}`),
    };
    const reading = await older.read(posted(headers, failed), NOW);
    const receipt = { status: 'undelivered', reason, ...(optedOut ? { optedOut } : {}) };
    expect(reading).toMatchObject({ ok: true, receipts: [receipt] });
    const reply = { MessageUUID: UUID, From: '919812345678', To: '1', Text: 'STOP' };
    expect(await older.read(posted(headers, reply), NOW)).toEqual({
      ok: true,
      receipts: [],
      replies: [{ from: '+919812345678', text: 'STOP' }],
    });
  });
});
