import { request } from '@playwright/test';
import { Cable, databaseOf, OPENS, openShop, ownShop } from './cut-off';
import { expect, newShopper, submitSignIn, test } from './fixtures';

const shop = ownShop();

test.skip(!shop, 'the shop under test was not started by these journeys');

test('a dead database: pages say so, nothing typed is lost, and the shop comes back by itself', async ({
  page,
  complaints,
}) => {
  test.slow();
  if (!shop) return;
  const cable = new Cable(new URL(databaseOf(shop, 'cut off')));
  await cable.mend();
  const { origin, child } = await openShop(shop, 'cut off', { DATABASE_URL: cable.url });
  try {
    const health = async () => {
      const response = await page.request.get(`${origin}/api/health`).catch(() => null);
      return response ? { status: response.status(), body: await response.json() } : null;
    };
    await expect.poll(async () => (await health())?.status, OPENS).toBe(200);
    const shopper = newShopper();
    const made = await page.request.post(`${origin}/api/dev/shoppers`, { data: shopper });
    expect(made.status()).toBe(201);
    await page.goto(`${origin}/login`);

    cable.cut();
    await expect.poll(health, OPENS).toMatchObject({
      status: 503,
      body: { status: 'down', checks: { database: 'down' } },
    });
    await submitSignIn(page, shopper);
    await expect(page.getByRole('alert')).toContainText("can't reach its records");
    await expect(page.getByLabel('Mobile number or email')).toHaveValue(shopper.phone);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue(shopper.password);

    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${origin}/`);
    await expect(elsewhere.getByRole('heading', { level: 1 })).toBeVisible();
    const refused = await elsewhere.goto(`${origin}/products?q=kulhad`);
    expect(refused?.status()).toBeGreaterThanOrEqual(500);
    await expect(elsewhere.getByRole('heading', { level: 1 })).toContainText('broke on our side');
    // React's word for a page that the server could not make: that one, and nothing else.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('React error #441')]);

    await cable.mend();
    await expect.poll(async () => (await health())?.status, OPENS).toBe(200);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/login\/verify$/);
    await elsewhere.goto(`${origin}/products?q=kulhad`);
    await expect(elsewhere.getByRole('link', { name: /kulhad/i }).first()).toBeVisible();
  } finally {
    child.kill();
    cable.cut();
  }
});

test('I13: with demo mode off there is no inbox, no phone, and no start with the demo secrets', async ({
  playwright,
}) => {
  test.slow();
  if (!shop) return;
  const withDemoSecrets = await openShop(shop, 'demo off', { DEMO_MODE: '0' });
  const code = await new Promise((resolve) => withDemoSecrets.child.once('exit', resolve));
  expect(code).not.toBe(0);
  expect(withDemoSecrets.output()).toMatch(/AUTH_SECRET: is the published demo secret/);
  expect(withDemoSecrets.output()).toMatch(/SMS_PROVIDERS: console shows codes/);

  const real = await openShop(shop, 'demo off', {
    DEMO_MODE: '0',
    AUTH_SECRET: 'a-secret-of-this-test-alone-0123456789',
    OTP_KEYS: `test:${Buffer.alloc(32, 5).toString('base64')}`,
    SMS_PROVIDERS: 'none',
  });
  const context = await playwright.request.newContext({ baseURL: real.origin });
  try {
    const status = () =>
      context.get('/api/health').then(
        (response) => response.status(),
        () => 0,
      );
    await expect.poll(status, OPENS).toBe(200);
    const to = '+919810000001';
    for (const path of [`/api/dev/messages?to=${encodeURIComponent(to)}`, '/api/phone/stream'])
      expect((await context.get(path)).status(), path).toBe(404);
    for (const path of ['shoppers', 'expire', 'faults'])
      expect((await context.post(`/api/dev/${path}`, { data: { to } })).status(), path).toBe(404);
    expect((await context.get('/phone')).status()).toBe(404);
  } finally {
    await context.dispose();
    real.child.kill();
  }
});

test('the test inbox asks for its token where one is set', async ({ baseURL }) => {
  test.slow();
  if (!shop) return;
  const { origin, child } = await openShop(shop, 'token', { DEMO_API_TOKEN: 'the-token' });
  const context = await request.newContext({ baseURL: origin });
  try {
    const path = '/api/dev/messages?to=%2B919810000001';
    const status = (token?: string) =>
      context
        .get(path, token ? { headers: { Authorization: `Bearer ${token}` } } : {})
        .then((response) => response.status())
        .catch(() => 0);
    await expect.poll(() => status(), OPENS).toBe(401);
    expect(await status('another')).toBe(401);
    expect(await status('the-token')).toBe(200);
    expect(origin).not.toBe(baseURL);
  } finally {
    await context.dispose();
    child.kill();
  }
});
