import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import twilio from 'twilio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptRequest } from '../provider';
import { type LocalCarrier, openCarrier } from './local-carrier';
import { followsTheContract, NOW, outbound, registered } from './provider-contract';
import { refusesEveryChange } from './signed-receipt';
import { twilioProvider, twilioReceipts, twilioSettings } from './twilio';
import { ACCOUNT, failure, form, json, sdkAt, TOKEN } from './twilio-fixtures';

const MESSAGE = `SM${'1b'.repeat(16)}`;
const origin = 'https://shop.example';

const settings = (url: string) =>
  twilioSettings.parse({
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_MESSAGING_SERVICE_SID: `MG${'2c'.repeat(16)}`,
    TWILIO_BASE_URL: url,
  });
const make = (url: string, limitMs?: number) =>
  twilioProvider(settings(url), { origin, ...(limitMs ? { limitMs } : {}) });

followsTheContract({
  name: 'twilio',
  make,
  accepted: { answer: json(201, { sid: MESSAGE, status: 'accepted' }), id: MESSAGE },
  throttled: { answer: failure(429, 20429, { 'retry-after': '7' }), retryAfterSeconds: 7 },
  wrongCredentials: failure(401, 20003),
  unlisted: { answer: failure(400, 29999), outcome: 'refused' },
  secrets: [TOKEN],
});

let carrier: LocalCarrier;
beforeAll(async () => {
  carrier = await openCarrier();
});
afterAll(() => carrier.close());

describe('what Twilio is sent', () => {
  it('is what its own SDK sends: method, path, credentials and every field', async () => {
    carrier.will(json(201, { sid: MESSAGE }));
    await make(carrier.url).send(outbound(), NOW);
    const ours = carrier.last();

    const client = sdkAt(carrier.url);
    await client.messages.create({
      to: outbound().to,
      body: outbound().body,
      messagingServiceSid: settings(carrier.url).TWILIO_MESSAGING_SERVICE_SID ?? '',
      validityPeriod: 600,
      statusCallback: `${origin}/api/sms/receipts/twilio?message=${outbound().id}`,
    });
    const theirs = carrier.last();
    expect(theirs).not.toBe(ours);
    expect(ours.method).toBe(theirs.method);
    expect(ours.url).toBe(theirs.url);
    expect(ours.headers.authorization).toBe(theirs.headers.authorization);
    expect(ours.headers['content-type']).toBe(theirs.headers['content-type']);
    expect(form(ours.body)).toEqual(form(theirs.body));
  });

  it('[D1] has its registered header to India, whatever is configured', async () => {
    const here = twilioSettings.parse({
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_FROM: '+15005550006',
      TWILIO_BASE_URL: carrier.url,
    });
    const provider = twilioProvider(here, { origin });
    await provider.send(outbound(registered), NOW);
    expect(form(carrier.last().body).From).toBe('CLAYCO');
    await provider.send(outbound(), NOW);
    expect(form(carrier.last().body).From).toBe('+15005550006');
  });

  it.each([
    [5, '5'],
    [600, '600'],
    [40_000, '36000'],
    [0.2, '1'],
  ])('with %d seconds of use left may wait %s seconds in its queue', async (left, told) => {
    const notAfter = new Date(NOW.getTime() + left * 1_000);
    await make(carrier.url).send(outbound({ notAfter }), NOW);
    expect(form(carrier.last().body).ValidityPeriod).toBe(told);
  });
});

describe('what Twilio answers', () => {
  it.each([
    [400, 21610, 'opted_out'],
    [400, 21211, 'refused'],
    [400, 21614, 'refused'],
    [400, 21408, 'refused'],
    [400, 21606, 'misconfigured'],
    [404, 20404, 'misconfigured'],
    [429, 14107, 'throttled'],
    [503, 20503, 'unknown'],
  ])('%d with the code %d: %s', async (status, code, outcome) => {
    carrier.will(failure(status, code));
    expect(await make(carrier.url).send(outbound(), NOW)).toEqual({
      outcome,
      reason: `twilio: ${code}`,
    });
  });
});

describe('Twilio, asked what became of a message', () => {
  const sentAt = NOW;
  const later = new Date(NOW.getTime() + 60_000);
  const listed = (...seconds: number[]) =>
    json(200, {
      messages: seconds.map((second, index) => ({
        sid: `SM${String(index).repeat(32)}`,
        date_created: new Date(sentAt.getTime() + second * 1_000).toUTCString(),
        direction: 'outbound-api',
      })),
    });
  const ask = (now = later) => {
    const { id, to } = outbound();
    return make(carrier.url).ask?.({ id, to, sentAt }, now);
  };

  it.each([
    [
      'one at that time',
      listed(1, 300),
      { found: 'taken', providerMessageId: `SM${'0'.repeat(32)}` },
    ],
    ['none', listed(), { found: 'not_taken' }],
    ['older ones only', listed(-400), { found: 'not_taken' }],
    ['two at that time', listed(1, 3), { found: 'unknown' }],
    ['more than a page', listed(...Array(50).fill(900)), { found: 'unknown' }],
    ['an error', json(500, {}), { found: 'unknown' }],
    ['something else', { status: 200, body: '<html>' }, { found: 'unknown' }],
    ['nothing', 'reset' as const, { found: 'unknown' }],
  ])('with %s in its list', async (_, answer, found) => {
    carrier.will(answer);
    expect(await ask()).toMatchObject(found);
    expect(carrier.last().url).toContain('?To=%2B919812345678&PageSize=50');
  });

  it('does not say "not taken" while the list may still grow', async () => {
    carrier.will(listed());
    expect(await ask(new Date(sentAt.getTime() + 20_000))).toMatchObject({ found: 'unknown' });
  });
});

describe('a receipt of Twilio', () => {
  const { id } = outbound();
  const url = `${origin}/api/sms/receipts/twilio?message=${id}&b=two%20words`;
  const reader = twilioReceipts(settings('http://127.0.0.1:1'));
  const signed = (fields: Record<string, string>): ReceiptRequest => ({
    method: 'POST',
    url,
    headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(TOKEN, url, fields) },
    body: new URLSearchParams(fields).toString(),
  });
  const fields = {
    MessageSid: MESSAGE,
    MessageStatus: 'delivered',
    To: '+919812345678',
    AccountSid: ACCOUNT,
    Odd: 'é & = ü\n',
  };
  const plain = ({ body }: ReceiptRequest) => JSON.stringify([...new URLSearchParams(body)].sort());

  it('that its own SDK signed is read, and refused with any byte changed', async () => {
    const request = signed(fields);
    await refusesEveryChange(
      reader,
      request,
      'x-twilio-signature',
      (changed) =>
        changed.url === url && changed.body !== request.body && plain(changed) === plain(request),
    );
  }, 60_000);

  it.each([
    ['sent', undefined, [{ status: 'sent' }]],
    ['delivered', undefined, [{ status: 'delivered' }]],
    ['undelivered', '30003', [{ status: 'undelivered', reason: 'twilio: 30003' }]],
    ['failed', '21610', [{ status: 'undelivered', reason: 'twilio: 21610', optedOut: true }]],
    ['queued', undefined, []],
  ])('with the status %s and the error %s', async (MessageStatus, ErrorCode, receipts) => {
    const request = signed({ ...fields, MessageStatus, ...(ErrorCode ? { ErrorCode } : {}) });
    expect(await reader.read(request, NOW)).toEqual({
      ok: true,
      receipts: receipts.map((receipt) => ({
        providerMessageId: MESSAGE,
        messageId: id,
        ...receipt,
        at: null,
      })),
      replies: [],
    });
  });

  it('may be a reply', async () => {
    const reply = {
      MessageSid: MESSAGE,
      SmsStatus: 'received',
      From: '+919812345678',
      Body: 'STOP',
    };
    expect(await reader.read(signed(reply), NOW)).toEqual({
      ok: true,
      receipts: [],
      replies: [{ from: '+919812345678', text: 'STOP' }],
    });
  });

  it('without an id is malformed', async () => {
    expect(await reader.read(signed({ MessageStatus: 'sent' }), NOW)).toEqual({
      ok: false,
      why: 'malformed',
    });
  });
});

const DOCUMENT =
  process.env.TWILIO_OPENAPI ??
  fileURLToPath(new URL('../../../../shared/data/twilio-messages.openapi.json', import.meta.url));

describe.skipIf(!existsSync(DOCUMENT))('Twilio’s public OpenAPI document', () => {
  const api = existsSync(DOCUMENT) ? JSON.parse(readFileSync(DOCUMENT, 'utf8')) : {};
  const ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: true });

  it('allows what we send: path, credentials, every field and its limits', async () => {
    carrier.will(json(201, { sid: MESSAGE }));
    await make(carrier.url).send(outbound(), NOW);
    const ours = carrier.last();
    const path = '/2010-04-01/Accounts/{AccountSid}/Messages.json';
    expect(ours.url).toBe(path.replace('{AccountSid}', ACCOUNT));
    const { post } = api.paths[path];
    expect(post.security).toEqual([{ accountSid_authToken: [] }]);
    expect(api.components.securitySchemes.accountSid_authToken).toMatchObject({ scheme: 'basic' });
    const { schema } = post.requestBody.content['application/x-www-form-urlencoded'];
    // What the document says of the period in words is said as numbers here, so that it can fail.
    expect(schema.properties.ValidityPeriod.description).toContain('from `1` to `36000`');
    const period = { ...schema.properties.ValidityPeriod, minimum: 1, maximum: 36_000 };
    const check = ajv.compile({
      ...schema,
      components: api.components,
      properties: { ...schema.properties, ValidityPeriod: period },
      additionalProperties: false,
    });
    const sent: Record<string, unknown> = form(ours.body);
    expect(check(sent), JSON.stringify(check.errors)).toBe(true);
    expect(check({ ...sent, To: undefined, Message: 'x' })).toBe(false);
  });
});
