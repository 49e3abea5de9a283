import { createHmac, verify, X509Certificate } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCOUNTS } from './accounts.mjs';
import { createSns } from './apis/sns.mjs';
import { startCarrier } from './start-carrier.mjs';

type Heard = { method: string; url: string; headers: Record<string, unknown>; body: string };

vi.setConfig({ testTimeout: 20_000 });
const PATIENT = { timeout: 10_000, interval: 10 };
const { twilio, vonage, plivo, msg91, 'http-panel': panel } = ACCOUNTS;
let heard: Heard[] = [];
let refusals = 0;
let run = 0;
let carrier: Awaited<ReturnType<typeof startCarrier>>;

const shop = createServer(async (incoming, response) => {
  let body = '';
  for await (const part of incoming) body += part;
  const { method = '', url = '', headers } = incoming;
  // A receipt may still be on its way when its test has ended.
  if (!url.endsWith(`run=${run}`)) return void response.end();
  heard.push({ method, url, headers, body });
  refusals -= 1;
  response.writeHead(refusals >= 0 ? 503 : 200).end();
});
const shopUrl = () => `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;

beforeAll(() => new Promise<void>((done) => shop.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise((done) => shop.close(done)));
beforeEach(async () => {
  heard = [];
  refusals = 0;
  run += 1;
  carrier = await start(7);
});
afterEach(() => carrier.close());

const start = (seed: number) =>
  startCarrier({
    seed,
    deliverAfterMs: 10,
    retryMs: 5,
    callback: `${shopUrl()}/{carrier}?run=${run}`,
  });

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

async function post(path: string, fields: object, headers: Record<string, string> = {}) {
  const json = headers['content-type'] === 'application/json';
  const response = await fetch(carrier.url + path, {
    method: 'POST',
    headers,
    body: json ? JSON.stringify(fields) : new URLSearchParams({ ...fields }),
    signal: AbortSignal.timeout(1_000),
  });
  return { status: response.status, body: JSON.parse((await response.text()) || 'null') };
}

const TWILIO = `/twilio/2010-04-01/Accounts/${twilio.accountSid}/Messages`;
const twilioAuth = { authorization: basic(`${twilio.accountSid}:${twilio.authToken}`) };
const sms = { To: '+919810000001', From: 'KULHAD', Body: 'Code @ {1}' };
const sendTwilio = (fields = {}) => post(`${TWILIO}.json`, { ...sms, ...fields }, twilioAuth);
const json = { 'content-type': 'application/json' };

describe('each API answers in its own shape', () => {
  it('Twilio: takes a message, lists it, and names what is wrong', async () => {
    const { status, body } = await sendTwilio();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      status: 'queued',
    });
    const list = await fetch(`${carrier.url}${TWILIO}.json?To=%2B919810000001`, {
      headers: twilioAuth,
    });
    expect((await list.json()).messages).toMatchObject([{ sid: body.sid, body: sms.Body }]);
    expect(await sendTwilio({ To: '' })).toMatchObject({ status: 400, body: { code: 21604 } });
    expect(await post(`${TWILIO}.json`, sms)).toMatchObject({ status: 401, body: { code: 20003 } });
  });

  it('Vonage: answers 200 and says in it what happened', async () => {
    const login = { api_key: vonage.apiKey, api_secret: vonage.apiSecret };
    const fields = { ...login, to: '919810000001', from: 'KULHAD', text: 'hi', 'client-ref': 'a' };
    const { body } = await post('/vonage/sms/json', fields);
    expect(body.messages[0]).toMatchObject({ status: '0', to: '919810000001', 'client-ref': 'a' });
    const wrong = await post('/vonage/sms/json', { ...fields, api_secret: 'no' });
    expect(wrong.body.messages[0]).toMatchObject({ status: '4' });
  });

  it('Plivo: answers 202 with the ids', async () => {
    const headers = { ...json, authorization: basic(`${plivo.authId}:${plivo.authToken}`) };
    const path = `/plivo/v1/Account/${plivo.authId}/Message/`;
    const fields = { src: 'KULHAD', dst: '919810000001', text: 'hi' };
    expect(await post(path, fields, headers)).toMatchObject({
      status: 202,
      body: { message_uuid: [carrier.messages()[0]?.id] },
    });
    expect(await post(path, { ...fields, dst: '' }, headers)).toMatchObject({ status: 400 });
  });

  it('MSG91: takes a template and its values', async () => {
    const fields = { template_id: '66aa', recipients: [{ mobiles: '919810000001', code: '1' }] };
    const headers = { ...json, authkey: msg91.authKey };
    const { body } = await post('/msg91/api/v5/flow', fields, headers);
    expect(body).toEqual({ type: 'success', message: carrier.messages()[0]?.id });
    expect(await post('/msg91/api/v5/flow', fields, json)).toMatchObject({ status: 401 });
  });

  it('a panel: answers 200 with an error code', async () => {
    const fields = { APIKey: panel.key, senderid: 'KULHAD', number: '9810000001', text: 'hi' };
    const { body } = await post('/http-panel/api/mt/SendSMS', fields);
    expect(body).toMatchObject({ ErrorCode: '000', MessageData: [{ Number: '919810000001' }] });
    const wrong = await post('/http-panel/api/mt/SendSMS', { ...fields, APIKey: 'no' });
    expect(wrong.body.ErrorCode).toBe('001');
  });
});

describe('receipts', () => {
  const statuses = () => heard.map(({ body }) => new URLSearchParams(body).get('MessageStatus'));

  it('come in order, signed, and again while nobody takes them', async () => {
    refusals = 1;
    await sendTwilio();
    await expect.poll(statuses, PATIENT).toEqual(['sent', 'sent', 'delivered']);
    const { url = '', headers, body } = heard[0] ?? {};
    const fields = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = `${shopUrl()}${url}${fields.flat().join('')}`;
    const signature = createHmac('sha1', twilio.authToken).update(text).digest('base64');
    expect(headers?.['x-twilio-signature']).toBe(signature);
  });

  it('come twice, and not in order, where that is set', async () => {
    carrier.set({ duplicated: 1, shuffled: 1 });
    await sendTwilio({ To: '+919810000003' });
    await expect.poll(statuses, PATIENT).toEqual(['delivered', 'delivered', 'sent', 'sent']);
  });

  it('of AWS bear a signature that its certificate verifies', () => {
    const sns = createSns('https://sns.example/cert.pem');
    const { body } = sns.notification(
      'http://127.0.0.1/',
      { eventType: 'TEXT_DELIVERED' },
      new Date(),
    );
    const given = JSON.parse(body);
    const names = ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type'];
    const text = names.map((name) => `${name}\n${given[name]}\n`).join('');
    const certificate = new X509Certificate(sns.certificate());
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    const signature = Buffer.from(given.Signature, 'base64');
    expect(verify('sha256', Buffer.from(text), certificate.publicKey, signature)).toBe(true);
  });
});

describe('what goes wrong', () => {
  it('the same seed gives the same ids and the same fates, in whatever order they come', async () => {
    const numbers = Array.from({ length: 12 }, (_, nth) => `+9198100000${nth + 10}`);
    const run = async (seed: number, order: string[]) => {
      await carrier.close();
      carrier = await start(seed);
      carrier.set({ errors: 0.3, throttles: 0.2, undelivered: 0.3 });
      await Promise.all(order.map((To) => sendTwilio({ To })));
      const told = carrier.messages().map(({ id, to, fate }) => JSON.stringify([to, id, fate]));
      return told.sort();
    };
    const first = await run(7, numbers);
    expect(await run(7, numbers.toReversed())).toEqual(first);
    expect(await run(8, numbers)).not.toEqual(first);
  });

  it.each([
    ['errors', { status: 500, body: { code: 20500 } }, 'not taken'],
    ['throttles', { status: 429, body: { code: 20429 } }, 'not taken'],
  ] as const)('%s: the answer says so', async (fault, answer, status) => {
    carrier.set({ [fault]: 1 });
    expect(await sendTwilio()).toMatchObject(answer);
    expect(carrier.messages()).toMatchObject([{ status }]);
  });

  it.each([
    ['hangs', 'not taken'],
    ['resets', 'not taken'],
    ['timeouts', 'delivered'],
  ])('%s: there is no answer, and the message is %s', async (fault, status) => {
    carrier.set({ [fault]: 1 });
    await expect(sendTwilio()).rejects.toThrow();
    await expect.poll(() => carrier.messages()[0]?.status, PATIENT).toBe(status);
  });

  it('who said STOP gets nothing until they say START', async () => {
    const say = (text: string) => carrier.reply({ carrier: 'twilio', from: sms.To, text });
    await say('stop');
    expect(heard[0]?.body).toContain('Body=stop');
    expect(await sendTwilio()).toMatchObject({ status: 400, body: { code: 21610 } });
    await say('START');
    expect(await sendTwilio()).toMatchObject({ status: 201 });
  });

  it('a message that is of no more use is not delivered late', async () => {
    await carrier.close();
    carrier = await startCarrier({ seed: 7, lateMs: 1_100, faults: { late: 1 } });
    await sendTwilio({ ValidityPeriod: '1' });
    const status = () => carrier.messages()[0];
    await expect.poll(status, PATIENT).toMatchObject({ status: 'undelivered', reason: 'expired' });
  });

  it('[D1] what is not registered is refused', async () => {
    const templates = [{ id: '1107', text: 'Code {#var#}' }];
    carrier.register({ entityId: '1101', headers: ['KULHAD'], templates });
    const fields = { APIKey: panel.key, senderid: 'KULHAD', number: '9810000001', text: 'Code 1' };
    const send = async (changes = {}) => {
      const ids = { EntityId: '1101', dlttemplateid: '1107' };
      return (await post('/http-panel/send', { ...fields, ...ids, ...changes })).body.ErrorCode;
    };
    expect(await send()).toBe('000');
    expect(await send({ EntityId: '1102' })).toBe('035');
    expect(await send({ senderid: 'OTHERS' })).toBe('005');
    expect(await send({ dlttemplateid: '1108' })).toBe('024');
    expect(await send({ text: 'Coded 1' })).toBe('025');
    expect(await send({ text: `Code ${'1'.repeat(31)}` })).toBe('025');
  });
});

describe('its page', () => {
  it('shows a text as text, and to nobody but this machine', async () => {
    await sendTwilio({ Body: '<script>alert(1)</script>' });
    const page = await (await fetch(carrier.url)).text();
    expect(page).toContain('&#60;script&#62;alert(1)');
    const port = new URL(carrier.url).port;
    const status = (headers: Record<string, string>, path: string, method: string) =>
      new Promise((resolve) => {
        request({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).end();
      });
    const host = new URL(carrier.url).host;
    expect(await status({ host: 'evil.example' }, '/', 'GET')).toBe(403);
    expect(await status({ host, origin: 'http://evil.example' }, '/faults', 'DELETE')).toBe(403);
    expect(await status({ host, origin: carrier.url }, '/faults', 'DELETE')).toBe(200);
  });
});
