import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpPanelProvider, httpPanelReceipts, httpPanelSettings } from './http-panel';
import { type LocalCarrier, openCarrier } from './local-carrier';
import { followsTheContract, NOW, outbound, registered } from './provider-contract';

const KEY = 'panel-key-not-a-real-one';
const SECRET = 'reports-of-the-panel-come-here';
const panel = {
  method: 'POST',
  key: KEY,
  sender: 'KULHAD',
  names: {
    key: 'authkey',
    sender: 'senderid',
    number: 'mobiles',
    text: 'sms',
    entity: 'peid',
    template: 'tempid',
  },
  fixed: { route: '4' },
  unicode: { unicode: '1' },
  accepted: '"job_?id"\\s*:\\s*"?([\\w-]+)',
  errors: [
    { pattern: 'invalid (key|user)', outcome: 'misconfigured', reason: 'key' },
    { pattern: 'too fast', outcome: 'throttled', reason: 'pace' },
    { pattern: 'invalid number', outcome: 'refused', reason: 'number' },
  ],
  receipts: {
    secret: SECRET,
    id: 'jobid',
    status: 'state',
    statuses: { DELIVRD: 'delivered', UNDELIV: 'undelivered' },
  },
};
const settings = (url: string, changes = {}) =>
  httpPanelSettings.parse({
    SMS_PANEL: JSON.stringify({ ...panel, url: `${url}/api/send`, ...changes }),
  });
const context = { origin: 'https://shop.example' };
const make = (url: string, limitMs?: number) =>
  httpPanelProvider(settings(url), { ...context, ...(limitMs ? { limitMs } : {}) });
const says = (body: string, status = 200) => ({ status, body });

followsTheContract({
  name: 'http-panel',
  make,
  accepted: { answer: says('{"status":"ok","job_id":"635342312"}'), id: '635342312' },
  throttled: { answer: says('{"error":"too fast"}') },
  wrongCredentials: says('ERR: invalid key'),
  unlisted: { answer: says('no', 418), outcome: 'refused' },
  secrets: [KEY, SECRET],
});

let carrier: LocalCarrier;
beforeAll(async () => {
  carrier = await openCarrier();
});
afterAll(() => carrier.close());

const fields = (text: string) => Object.fromEntries(new URLSearchParams(text));

describe('what a panel is sent', () => {
  const named = {
    authkey: KEY,
    senderid: 'KULHAD',
    mobiles: '919812345678',
    sms: outbound().body,
    route: '4',
  };
  const ids = {
    senderid: 'CLAYCO',
    peid: registered.dlt.entityId,
    tempid: registered.dlt.templateId,
  };

  it('[D1] by POST: a form with the names that are configured; to India the registered header and ids', async () => {
    carrier.will(says('{"jobid":"1"}'));
    await make(carrier.url).send(outbound(registered), NOW);
    const { method, url, body } = carrier.last();
    expect({ method, url }).toEqual({ method: 'POST', url: '/api/send' });
    expect(fields(body)).toEqual({ ...named, ...ids });
    await make(carrier.url).send(outbound(), NOW);
    expect(fields(carrier.last().body)).toEqual(named);
  });

  it('[D1] without the ids where no names for them are configured', async () => {
    const { entity: _, template: __, ...names } = panel.names;
    const provider = httpPanelProvider(settings(carrier.url, { names }), context);
    await provider.send(outbound(registered), NOW);
    expect(fields(carrier.last().body)).toEqual({ ...named, senderid: 'CLAYCO' });
  });

  it('by GET: the same in the address; unicode and a national number where asked for', async () => {
    const here = settings(carrier.url, { method: 'GET', number: 'national' });
    await httpPanelProvider(here, context).send(
      outbound({ encoding: 'UCS-2', body: 'कोड & 1' }),
      NOW,
    );
    const { method, url, body } = carrier.last();
    expect({ method, body }).toEqual({ method: 'GET', body: '' });
    const [path, query = ''] = url.split('?');
    expect(path).toBe('/api/send');
    const changed = { mobiles: '9812345678', sms: 'कोड & 1', unicode: '1' };
    expect(fields(query)).toEqual({ ...named, ...changed });
  });

  it('goes to no other country by its national number', async () => {
    const here = settings(carrier.url, { number: 'national' });
    const before = carrier.heard.length;
    const provider = httpPanelProvider(here, context);
    expect(await provider.send(outbound({ to: '+447700900123' }), NOW)).toMatchObject({
      outcome: 'refused',
    });
    expect(carrier.heard).toHaveLength(before);
  });
});

it.each([
  ['accepted', { accepted: 'no group' }],
  ['accepted', { accepted: '(' }],
  ['errors', { errors: [{ pattern: '(', outcome: 'refused', reason: 'x' }] }],
  ['key', { key: 'with space' }],
  ['url', { url: 'http://panel.example/send' }],
  ['', { misspelt: 1 }],
])('a configuration with a wrong %s is refused', (name, changes) => {
  const given = { ...panel, url: 'https://panel.example/send', ...changes };
  const { error } = httpPanelSettings.safeParse({ SMS_PANEL: JSON.stringify(given) });
  expect(error?.issues.map(({ path }) => path.join(' ')).join()).toContain(
    `SMS_PANEL ${name}`.trim(),
  );
});

it('the sample in docs/providers is a configuration, but for the secret that it has none of', () => {
  const file = new URL('../../../docs/providers/spaceedge.json', import.meta.url);
  const sample = readFileSync(file, 'utf8');
  const read = (SMS_PANEL: string) =>
    httpPanelSettings.safeParse({ SMS_PANEL }).error?.issues ?? [];
  expect(read(sample).map(({ path }) => path.join(' '))).toEqual(['SMS_PANEL receipts secret']);
  expect(read(sample.replace('choose-your-own', SECRET))).toEqual([]);
});

describe('what a panel answers', () => {
  it.each([
    ['{"job_id":"1"}', 200, 'accepted'],
    ['{"JOB_ID":"1"}', 200, 'accepted'],
    ['{"job_id":"1"}', 500, 'unknown'],
    ['{"job_id":"1"}', 404, 'misconfigured'],
    [`{"job_id":"${'1'.repeat(101)}"}`, 200, 'unknown'],
    ['Invalid Number', 200, 'refused'],
    ['Invalid Number', 502, 'unknown'],
    ['something else', 200, 'unknown'],
  ])('%s with %d: %s', async (body, status, outcome) => {
    carrier.will(says(body, status));
    expect(await make(carrier.url).send(outbound(), NOW)).toMatchObject({ outcome });
  });
});

describe('a report of a panel', () => {
  const reader = httpPanelReceipts(settings('https://panel.example'));
  const url = `https://shop.example/api/sms/receipts/http-panel/${SECRET}`;
  const report = { jobid: '635342312', state: 'DELIVRD', mobile: '919812345678' };
  const form = new URLSearchParams(report).toString();
  const json = { 'content-type': 'application/json' };

  it.each([
    ['GET', `${url}?${form}`, {}, ''],
    ['POST', url, {}, form],
    ['POST', url, json, JSON.stringify({ ...report, jobid: 635342312, more: {} })],
  ])('by %s is read', async (method, address, headers, body) => {
    expect(await reader.read({ method, url: address, headers, body }, NOW)).toEqual({
      ok: true,
      receipts: [{ providerMessageId: '635342312', status: 'delivered', at: null }],
      replies: [],
    });
  });

  it('is believed at the secret address only, and says nothing that is not configured', async () => {
    const request = { method: 'POST', url, headers: {}, body: form };
    const elsewhere = { ...request, url: `${url}x` };
    expect(await reader.read(elsewhere, NOW)).toEqual({ ok: false, why: 'signature' });
    const closed = httpPanelReceipts(settings('https://panel.example', { receipts: undefined }));
    expect(await closed.read(request, NOW)).toEqual({ ok: false, why: 'signature' });
    const other = { ...request, body: form.replace('DELIVRD', 'SUBMITD') };
    expect(await reader.read(other, NOW)).toEqual({ ok: true, receipts: [], replies: [] });
    const empty = { ...request, body: '' };
    expect(await reader.read(empty, NOW)).toEqual({ ok: false, why: 'malformed' });
  });
});
