import type { Page } from '@playwright/test';
import { openShop, ownShop, untilHealthy } from './cut-off';
import { expect, submitCode, submitSignIn, submitSignup, test } from './fixtures';
import { postForm } from './plain-form';
import { addKulhad, byCash, confirmed, confirmOrder, fillAddress, submitOrder } from './shopping';

/** What a browser complains of: blocked by the policy, thrown, or written to the console as an error. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`blocked by ${event.violatedDirective}: ${event.blockedURI}`),
    ),
  );
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A page that is a 404 says so here too.
    const itself = message.location().url === page.url() && message.text().includes('404');
    if (message.type() === 'error' && !itself) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return complaints;
}

const PAGES = [
  '/',
  '/hi',
  '/products',
  '/products?category=textiles',
  '/products?q=kulhad',
  '/products/kulhad-chai-cup',
  '/hi/products/kulhad-chai-cup',
  '/cart',
  '/signup',
  '/login',
  '/forgot-password',
  '/reset-password',
  '/signup/verify',
  '/checkout/verify',
  '/phone',
  '/account',
  '/orders/KUL-NOBODY',
];
/** The way from these leads through a new document: they stand outside the shop's layout. */
const MISSING = ['/nothing-here', '/products/no-such-thing'];

test('the policy lets every kind of page run, and its own scripts answer', async ({ page }) => {
  test.slow();
  const complaints = await complaintsOf(page);
  for (const path of [...PAGES, ...MISSING]) {
    await page.goto(path);
    // Made by a script of the page, once all of them have come.
    await expect(page.locator('next-route-announcer'), path).toBeAttached();
    if (MISSING.includes(path)) continue;
    await page.evaluate(() => document.documentElement.setAttribute('data-same-document', ''));
    await page.getByRole('banner').getByRole('link').first().click();
    await expect(page).toHaveURL(/\/(hi)?$/);
    await expect(page.locator('html[data-same-document]'), path).toHaveCount(1);
  }
  expect(complaints).toEqual([]);
});

test('the policy lets a shopper register, forget the password, sign in and buy', async ({
  page,
  inbox,
  stranger,
}) => {
  test.slow();
  const complaints = await complaintsOf(page);
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await submitSignup(page, stranger);
  await expect(page).toHaveURL(/\/signup\/verify$/);
  await submitCode(page, await inbox.code(stranger.phone));
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();

  const forgot = new Date();
  await page.goto('/forgot-password');
  await page.getByLabel('Mobile number or email').fill(stranger.phone);
  await page.getByRole('button', { name: 'Send code' }).click();
  await expect(page).toHaveURL(/\/forgot-password\/verify$/);
  await submitCode(page, await inbox.code(stranger.phone, forgot));
  await expect(page).toHaveURL(/\/reset-password$/);
  const password = `${stranger.password}-2`;
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page).toHaveURL(/\/login\?password-changed=1$/);

  const again = new Date();
  await submitSignIn(page, { ...stranger, password });
  await expect(page).toHaveURL(/\/login\/verify$/);
  await submitCode(page, await inbox.code(stranger.phone, again));
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();

  await addKulhad(page);
  await page.goto('/cart');
  await page.getByRole('link', { name: 'Checkout' }).click();
  await fillAddress(page);
  await byCash(page);
  const ordered = new Date();
  await submitOrder(page);
  await confirmOrder(page, await inbox.code(stranger.phone, ordered));
  await expect(confirmed(page)).toBeVisible();
  expect(complaints).toEqual([]);
});

for (const [kind, path] of [
  ['prerendered', '/products/kulhad-chai-cup'],
  ['rendered for one request', '/login'],
  ['missing', '/nothing-here'],
] as const)
  test(`a script that got into a page does not run: one ${kind}`, async ({ page }) => {
    const injected = `<script>window.got = 'a script'</script>
      <script src="data:text/javascript,window.got=1"></script>
      <body onpageshow="window.got = 'a handler'"`;
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('<body', injected);
      await route.fulfill({ response, body });
    });
    const complaints = await complaintsOf(page);
    await page.goto(path);
    for (const what of ['elem: inline', 'elem: data', 'attr: inline'])
      await expect.poll(() => complaints.join('\n')).toContain(`blocked by script-src-${what}`);
    expect(await page.evaluate(() => 'got' in window)).toBe(false);
  });

test('the policy names no inline script as such, and a nonce serves one answer', async ({
  request,
}) => {
  const policyOf = async (path: string, headers = {}) =>
    (await request.get(path, { headers })).headers()['content-security-policy'] ?? '';
  const scripts = (policy: string) => policy.match(/script-src ([^;]*)/)?.[1] ?? 'none';
  for (const path of ['/', '/login', '/nothing-here', '/api/health', '/icon.svg'])
    expect(scripts(await policyOf(path)), path).toMatch(/^'self'( '(sha256|nonce)-[\w+/=]+')+$/);
  expect(scripts(await policyOf('/'))).not.toContain('nonce-');
  const nonceOf = (policy: string) => policy.match(/'nonce-([^']+)'/)?.[1];
  const one = nonceOf(await policyOf('/login'));
  expect(one).toMatch(/^[\w+/]{22}==$/);
  expect(nonceOf(await policyOf('/login'))).not.toBe(one);

  // Who may choose the nonce may choose what runs.
  const chosen = { 'Content-Security-Policy': "script-src 'nonce-chosen'" };
  const answer = await request.get('/login', { headers: chosen });
  expect(await answer.text()).not.toContain('nonce="chosen"');
});

test('who accepts no compression gets a prerendered page with the same policy', async ({
  request,
}) => {
  const [plain, small] = await Promise.all(
    ['identity', 'br'].map((coding) =>
      request.get('/', { headers: { 'Accept-Encoding': coding } }),
    ),
  );
  expect(plain?.headers()['content-encoding']).toBeUndefined();
  expect(small?.headers()['content-encoding']).toBe('br');
  expect(plain?.headers()['content-security-policy']).toBe(
    small?.headers()['content-security-policy'],
  );
  expect(plain?.headers()['content-security-policy']).toContain("'sha256-");
});

test('every answer says what browsers may do with it', async ({ request }) => {
  const permissions = [
    'otp-credentials=(self)',
    'publickey-credentials-get=(self)',
    'publickey-credentials-create=(self)',
    'camera=()',
  ];
  for (const path of ['/', '/login', '/nothing-here', '/api/health', '/icon.svg']) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['permissions-policy']?.split(', '), path).toEqual(
      expect.arrayContaining(permissions),
    );
    expect(headers, path).not.toHaveProperty('strict-transport-security');
    expect(headers, path).not.toHaveProperty('x-powered-by');
  }
});

test.describe('a shop behind https', () => {
  const shop = ownShop();
  test.skip(!shop, 'the shop under test was not started by these journeys');

  test('keeps browsers to https, and its cookies to this host', async ({
    playwright,
    stranger,
  }) => {
    test.slow();
    if (!shop) return;
    const { origin, child } = await openShop(shop, 'https', { APP_ORIGIN: 'https://shop.example' });
    const request = await playwright.request.newContext({ baseURL: origin });
    try {
      await untilHealthy(request);
      const headers = (await request.get('/')).headers();
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
      expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');

      const basket = await postForm(request, '/products/kulhad-chai-cup', 'name="product"', {});
      const signup = await postForm(request, '/signup', 'name="email"', stranger);
      const cookies = [basket, signup].flatMap((answer) =>
        answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie'),
      );
      expect(cookies.length).toBeGreaterThan(2);
      for (const { value } of cookies) {
        expect(value).toMatch(/^__Host-kulhad_|^kulhad_display=/);
        expect(value).toMatch(/; Path=\/(;|$)/i);
        expect(value).toMatch(/; Secure(;|$)/i);
        expect(value).toMatch(/; SameSite=lax(;|$)/i);
        expect(value).not.toMatch(/; Domain=/i);
        if (!value.startsWith('kulhad_display=')) expect(value).toMatch(/; HttpOnly(;|$)/i);
      }
    } finally {
      await request.dispose();
      child.kill();
    }
  });
});
