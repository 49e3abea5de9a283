import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../templates/en';
import { type LocalCarrier, openCarrier } from './local-carrier';
import { msg91Provider, msg91Receipts, msg91Settings } from './msg91';
import { followsTheContract, NOW, outbound } from './provider-contract';

const KEY = 'msg91-key-not-a-real-one';
const SECRET = 'receipts-of-msg91-come-here';
const flows = Object.fromEntries(
  Object.entries(en).map(([name, text]) => {
    const ours = [...text.matchAll(/\{(\w+)\}/g)].map(([, value]) => value ?? '');
    const variables = Object.fromEntries(ours.map((value) => [value, value.toUpperCase()]));
    return [name, { id: `flow-${name}`, variables }];
  }),
);
const settings = (url: string, given: unknown = flows) =>
  msg91Settings.parse({
    MSG91_AUTH_KEY: KEY,
    MSG91_FLOWS: JSON.stringify(given),
    MSG91_RECEIPT_SECRET: SECRET,
    MSG91_BASE_URL: url,
  });
const make = (url: string, limitMs?: number) =>
  msg91Provider(settings(url), { origin: 'https://shop.example', ...(limitMs ? { limitMs } : {}) });
const said = (status: number, type: string, message: string) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ type, message }),
});

followsTheContract({
  name: 'msg91',
  make,
  accepted: {
    answer: said(200, 'success', '3763646c3058373530393938'),
    id: '3763646c3058373530393938',
  },
  throttled: { answer: said(429, 'error', 'Too many requests') },
  wrongCredentials: said(401, 'error', 'Authentication failure'),
  unlisted: { answer: said(200, 'error', 'something new'), outcome: 'refused' },
  secrets: [KEY, SECRET],
});

let carrier: LocalCarrier;
beforeAll(async () => {
  carrier = await openCarrier();
});
afterAll(() => carrier.close());

describe('what MSG91 is sent', () => {
  it('is the flow of the template, with our values under its names and no text', async () => {
    carrier.will(said(200, 'success', 'A'));
    const values = { code: '048213', minutes: '10', payee: `long ${'x'.repeat(60)}` };
    await make(carrier.url).send(outbound({ values }), NOW);
    const { method, url, headers, body } = carrier.last();
    expect({ method, url, key: headers.authkey }).toEqual({
      method: 'POST',
      url: '/api/v5/flow/',
      key: KEY,
    });
    expect(JSON.parse(body)).toEqual({
      template_id: 'flow-code.login',
      short_url: '0',
      recipients: [{ mobiles: '919812345678', CODE: '048213', MINUTES: '10' }],
    });
  });

  it('is the flow of its language where there is one', async () => {
    const given = { ...flows, 'hi/code.login': { id: 'hindi', variables: { code: 'C' } } };
    const provider = msg91Provider(settings(carrier.url, given), {
      origin: 'https://shop.example',
    });
    await provider.send(outbound({ locale: 'hi' }), NOW);
    expect(JSON.parse(carrier.last().body)).toMatchObject({ template_id: 'hindi' });
    await provider.send(outbound({ locale: 'ta' }), NOW);
    const last = JSON.parse(carrier.last().body);
    expect(last).toMatchObject({ template_id: 'flow-code.login' });
  });

  it('must have a flow for every template, and a name for each of its values', () => {
    const { 'code.login': _, ...others } = flows;
    const short = { ...others, 'code.reset': { id: 'x', variables: { code: 'C' } } };
    const { error } = msg91Settings.safeParse({ MSG91_FLOWS: JSON.stringify(short) });
    const named = error?.issues.map(({ path }) => path.join(' '));
    expect(named).toContain('MSG91_FLOWS code.login');
    expect(named).toContain('MSG91_FLOWS code.reset variables minutes');
  });
});

describe('what MSG91 answers', () => {
  it.each([
    [200, 'Invalid mobile number', 'refused'],
    [200, 'template ID missing or invalid', 'misconfigured'],
    [200, 'insufficient balance', 'misconfigured'],
    [418, 'IP is not whitelisted', 'misconfigured'],
    [500, 'Invalid mobile number', 'unknown'],
  ])('%d, %s: %s', async (status, words, outcome) => {
    carrier.will(said(status, 'error', words));
    expect(await make(carrier.url).send(outbound(), NOW)).toMatchObject({ outcome });
  });
});

describe('a report of MSG91', () => {
  const reader = msg91Receipts(settings('https://control.msg91.com'));
  const url = `https://shop.example/api/sms/receipts/msg91/${SECRET}`;
  const read = (body: string, address = url) =>
    reader.read({ method: 'POST', url: address, headers: {}, body }, NOW);
  const second = (status: string) =>
    new URLSearchParams({
      data: JSON.stringify([
        { senderId: 'KULHAD', requestId: 'A', report: [{ number: '919812345678', status }] },
      ]),
    }).toString();
  const third = JSON.stringify({ requestId: 'A', number: '919812345678', status: 1, desc: 'x' });

  it.each([
    [second('1'), [{ status: 'delivered' }]],
    [second('2'), [{ status: 'undelivered', reason: 'msg91: 2' }]],
    [second('8'), []],
    [third, [{ status: 'delivered' }]],
  ])('%s', async (body, receipts) => {
    expect(await read(body)).toEqual({
      ok: true,
      receipts: receipts.map((receipt) => ({ providerMessageId: 'A', ...receipt, at: null })),
      replies: [],
    });
  });

  it('is believed at the secret address only', async () => {
    for (const address of [url.slice(0, -1), `${url}x`, url.replace(/\/[^/]+$/, ''), `${url}/`])
      expect(await read(third, address)).toEqual({ ok: false, why: 'signature' });
    expect(await read('{')).toEqual({ ok: false, why: 'malformed' });
    const { MSG91_RECEIPT_SECRET: _, ...without } = settings('https://control.msg91.com');
    const request = { method: 'POST', headers: {}, body: third };
    for (const address of [url, url.replace(SECRET, ''), url.replace(SECRET, 'undefined')])
      expect(await msg91Receipts(without).read({ ...request, url: address }, NOW)).toEqual({
        ok: false,
        why: 'signature',
      });
  });
});
