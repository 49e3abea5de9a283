import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import type { APIRequest } from '@playwright/test';
import { openShop, ownShop, untilHealthy } from './cut-off';
import { expect, newShopper, test } from './fixtures';
import { postForm, withValues } from './plain-form';

const EVIL = 'evil.example';
const TOO_MANY = /Several codes were asked for already/;

const forwarded = {
  'X-Forwarded-Host': EVIL,
  'X-Forwarded-Proto': 'https',
  Forwarded: `host=${EVIL};proto=https`,
};

test('I8: X-Forwarded-Host changes neither what a message is bound to nor where a page leads', async ({
  playwright,
  baseURL,
  inbox,
  stranger,
}) => {
  const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders: forwarded });
  const started = await postForm(request, '/signup', 'name="email"', withValues(stranger));
  expect(started.status()).toBe(303);
  expect(started.headers().location).toBe('/signup/verify');
  const { body } = await inbox.message(stranger.phone);
  expect(body).toMatch(/\n@localhost #\d{6}$/);
  expect(body).not.toContain(EVIL);

  for (const path of ['/account', '/checkout', '/en/cart', '/', '/login']) {
    const answer = await request.get(path, { maxRedirects: 0 });
    const { location = '/' } = answer.headers();
    expect(new URL(location, baseURL).host, path).toBe(new URL(baseURL ?? '').host);
    expect(await answer.text(), path).not.toContain(EVIL);
  }
  await request.dispose();
});

test('[A5] every way of writing a number draws on one budget', async ({
  playwright,
  baseURL,
  inbox,
}) => {
  const stranger = newShopper();
  const ten = stranger.phone.slice(3);
  const devanagari = ten.replace(/\d/g, (digit) => String.fromCharCode(0x966 + Number(digit)));
  const ways = [
    `+91 ${ten}`,
    `0${ten}`,
    `0091${ten}`,
    devanagari,
    `(+91) ${ten.slice(0, 5)}-${ten.slice(5)}`,
  ];
  const ask = async (phone: string) => {
    // Another browser each time.
    const request = await playwright.request.newContext({ baseURL });
    const fields = { ...newShopper(), phone };
    const answer = await postForm(request, '/signup', 'name="email"', withValues(fields));
    const text = answer.status() === 303 ? 'sent' : await answer.text();
    await request.dispose();
    return text;
  };
  for (const phone of ways) expect(await ask(phone), phone).toBe('sent');
  for (const phone of ways) expect(await ask(phone), phone).toMatch(TOO_MANY);
  await expect.poll(async () => (await inbox.messages(stranger.phone)).length).toBe(ways.length);
});

test('next-auth has no address of its own to post to or to read from', async ({ request }) => {
  const endings = ['', 'signin', 'signin/ticket', 'callback/ticket', 'callback/credentials'];
  for (const ending of [...endings, 'session', 'csrf', 'providers', 'signout', 'error']) {
    const path = `/api/auth/${ending}`;
    expect((await request.get(path)).status(), `GET ${path}`).toBe(404);
    const posted = await request.post(path, { form: { ticket: 'x', csrfToken: 'x' } });
    expect(posted.status(), `POST ${path}`).toBe(404);
    expect(posted.headers()).not.toHaveProperty('set-cookie');
  }
});

test('what changes something is refused when another site asks for it, before anything runs', async ({
  playwright,
  baseURL,
  request,
  inbox,
  stranger,
}) => {
  const foreign: Record<string, string>[] = [
    { Origin: `https://${EVIL}` },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ];
  const routes = fs
    .readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[\\/])route\.ts$/.test(file))
    .map((file) => `/api/${file.replace(/[\\/]?route\.ts$/, '').replaceAll('\\', '/')}`);
  expect(routes).toContain('/api/dev/shoppers');
  for (const extraHTTPHeaders of foreign) {
    const elsewhere = await playwright.request.newContext({ baseURL, extraHTTPHeaders });
    const from = JSON.stringify(extraHTTPHeaders);
    for (const path of routes)
      expect((await elsewhere.post(path, { data: stranger })).status(), path + from).toBe(403);
    const form = await postForm(elsewhere, '/signup', 'name="email"', withValues(stranger));
    expect(form.status(), from).toBe(403);
    await elsewhere.dispose();
  }
  expect(await inbox.messages(stranger.phone)).toEqual([]);
  // Nothing was written: the number is still free, for a program that says no origin.
  expect((await request.post('/api/dev/shoppers', { data: stranger })).status()).toBe(201);
});

test('a body, an address or headers beyond any of ours are refused', async ({ request }) => {
  const long = 'x'.repeat(70_000);
  for (const path of ['/api/dev/shoppers', '/signup']) {
    const answer = await request.post(path, { data: long }).catch(String);
    expect(typeof answer === 'string' ? answer : answer.status(), path).toBe(413);
  }
  expect((await request.get(`/products?q=${'x'.repeat(13_000)}`)).status()).toBe(414);
  const headers = { 'X-Long': 'x'.repeat(20_000) };
  expect((await request.get('/', { headers })).status()).toBe(431);
  expect((await request.get('/')).status()).toBe(200);
});

test('a file is nothing that a form takes', async ({ request, inbox, stranger }) => {
  const file = { name: 'me.txt', mimeType: 'text/plain', buffer: Buffer.from(stranger.name) };
  let fields: [string, string][] = [];
  await postForm(request, '/signup', 'name="email"', (found) => {
    fields = withValues(stranger)(found);
    return found;
  });
  const multipart = { ...Object.fromEntries(fields), name: file };
  const answer = await request.post('/signup', { multipart });
  expect(await answer.text()).toContain('could not be read');
  expect(await inbox.messages(stranger.phone)).toEqual([]);
});

test('I8: no address of ours leads out of the shop', async ({
  playwright,
  request,
  inbox,
  shopper,
  baseURL,
}) => {
  const host = new URL(baseURL ?? '').host;
  for (const next of [`https://${EVIL}/`, `//${EVIL}`, `/\\${EVIL}`]) {
    const browser = await playwright.request.newContext({ baseURL });
    const since = new Date();
    const path = `/login?next=${encodeURIComponent(next)}`;
    const fields = { identifier: shopper.phone, password: shopper.password };
    await postForm(browser, path, 'name="identifier"', fields);
    const code = await inbox.code(shopper.phone, since);
    const done = await postForm(browser, '/login/verify', 'name="code"', { code });
    expect(done.status()).toBe(303);
    expect(new URL(done.headers().location ?? '', baseURL).host, next).toBe(host);
    await browser.dispose();
  }
  for (const path of [`//${EVIL}`, `//${EVIL}/%2e%2e`, `/%5c${EVIL}`, `/en//${EVIL}`]) {
    const { location = '/' } = (
      await request.get(`${baseURL}${path}`, { maxRedirects: 0 })
    ).headers();
    expect(new URL(location, baseURL).host, path).toBe(host);
  }
});

test.describe('addresses that clients write', () => {
  const shop = ownShop();
  test.skip(!shop, 'the shop under test was not started by these journeys');

  test('[A5] X-Forwarded-For gives nobody a new budget: what clients write is not believed', async ({
    playwright,
  }) => {
    test.slow();
    if (!shop) return;
    // Outside of a demo this very machine is limited like any other.
    const { origin, child } = await openShop(shop, 'forwarded', {
      DEMO_MODE: '0',
      AUTH_SECRET: 'a-secret-of-this-test-alone-0123456789',
      OTP_KEYS: `test:${Buffer.alloc(32, 5).toString('base64')}`,
      SMS_PROVIDERS: 'none',
      SMS_PUMPING: 'record',
    });
    try {
      const ask = await asker(playwright.request, origin);
      const answers: boolean[] = [];
      for (let i = 0; i < 21; i++) answers.push(await ask(address()));
      expect(answers.at(-1)).toBe(false);
    } finally {
      child.kill();
    }
  });

  test('[A5] a client behind a proxy that is trusted is limited by its own address alone', async ({
    playwright,
  }) => {
    test.slow();
    if (!shop) return;
    const { origin, child } = await openShop(shop, 'proxy', { TRUSTED_PROXIES: 'loopback' });
    try {
      const ask = await asker(playwright.request, origin);
      const client = address();
      for (let i = 0; i < 20; i++) expect(await ask(`${address()}, ${client}`)).toBe(true);
      expect(await ask(`${address()}, ${client}`)).toBe(false);
      expect(await ask(client)).toBe(false);
      expect(await ask(address())).toBe(true);
    } finally {
      child.kill();
    }
  });
});

/** Some address of the range for tests (RFC 2544). */
const address = () => `198.18.${randomInt(256)}.${randomInt(1, 255)}`;

/** Asks for a code for somebody new, saying to come from an address; tells whether it was granted. */
async function asker(
  api: APIRequest,
  baseURL: string,
): Promise<(from: string) => Promise<boolean>> {
  const first = await api.newContext({ baseURL });
  await untilHealthy(first);
  await first.dispose();
  return async (from) => {
    const extraHTTPHeaders = { 'X-Forwarded-For': from };
    const request = await api.newContext({ baseURL, extraHTTPHeaders });
    const fields = { identifier: newShopper().phone };
    const answer = await postForm(request, '/forgot-password', 'name="identifier"', fields);
    const granted = answer.status() === 303;
    if (!granted) expect(await answer.text()).toMatch(TOO_MANY);
    await request.dispose();
    return granted;
  };
}
