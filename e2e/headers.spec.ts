import { openShop, ownShop, untilHealthy } from './cut-off';
import { expect, test } from './fixtures';
import { postForm } from './plain-form';

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
});

for (const [kind, path] of [
  ['prerendered', '/products/kulhad-chai-cup'],
  ['rendered for one request', '/login'],
  ['missing', '/nothing-here'],
] as const)
  test(`a script that got into a page does not run: one ${kind}`, async ({ page, complaints }) => {
    const injected = `<script>window.got = 'a script'</script>
      <script src="data:text/javascript,window.got=1"></script>
      <body onpageshow="window.got = 'a handler'"`;
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('<body', injected);
      await route.fulfill({ response, body });
    });
    await page.goto(path);
    for (const what of ['elem: inline', 'elem: data', 'attr: inline'])
      await expect.poll(() => complaints.join('\n')).toContain(`blocked by script-src-${what}`);
    expect(await page.evaluate(() => 'got' in window)).toBe(false);
    complaints.splice(0);
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
