import type { Page } from '@playwright/test';
import pg from 'pg';
import { setUpApp } from './authenticator';
import { ownShop } from './cut-off';
import {
  expect,
  newShopper,
  notThe,
  signIn,
  signOut,
  submitCode,
  submitSignIn,
  test,
} from './fixtures';

async function makeBackupCodes(page: Page): Promise<string[]> {
  await page.goto('/account/backup-codes');
  await page.getByRole('button', { name: 'Make ten' }).click();
  await expect(page.getByText('They are shown this once')).toBeVisible();
  await expect(page.getByText('You have none')).toHaveCount(0);
  return page
    .getByRole('main')
    .getByText(/^[0-9](-[0-9A-Z]{4}){4}$/)
    .allTextContents();
}

const account = (page: Page) => page.getByRole('button', { name: 'Account' });

test('[N6] an authenticator app is set up, told by SMS, and asked for in place of a message', {
  tag: '@phone',
}, async ({ page, inbox, signedIn }) => {
  const app = await setUpApp(page);
  await expect
    .poll(async () => (await inbox.messages(signedIn.phone))[0]?.purpose)
    .toBe('notice.app_added');
  await signOut(page);
  const since = new Date();
  await submitSignIn(page, signedIn);
  await page.getByLabel('Authenticator code').fill(notThe(app.code(1)));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Authenticator code')).toHaveAccessibleDescription(/not right/);
  await page.getByLabel('Authenticator code').fill(app.code(1));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(account(page)).toBeVisible();
  expect(await inbox.messages(signedIn.phone, since)).toEqual([]);
});

test('who has an app can still have a message sent, and type its code', async ({
  page,
  inbox,
  signedIn,
}) => {
  await setUpApp(page);
  await signOut(page);
  await submitSignIn(page, signedIn);
  const since = new Date();
  await page.getByRole('button', { name: 'Text me a code instead' }).click();
  await submitCode(page, await inbox.code(signedIn.phone, since));
  await expect(account(page)).toBeVisible();
});

test('[A2] backup codes are shown once, and each signs in once', async ({ page, signedIn }) => {
  const [code = '', ...others] = await makeBackupCodes(page);
  expect(others).toHaveLength(9);
  await page.goto('/account/backup-codes');
  await expect(page.getByText('You have 10 left.')).toBeVisible();
  await expect(page.getByText(code)).toHaveCount(0);
  for (const round of ['first', 'second']) {
    await signOut(page);
    await submitSignIn(page, signedIn);
    await page.getByRole('link', { name: 'Use a backup code' }).click();
    await page.getByLabel('Backup code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Continue' }).click();
    if (round === 'first') await expect(account(page)).toBeVisible();
    else await expect(page.getByLabel('Backup code')).toHaveAccessibleDescription(/used already/);
    if (round === 'first') continue;
    await page.getByLabel('Backup code').fill(others[0] ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(account(page)).toBeVisible();
  }
});

test('[N10] [A7] a message alone does not reset the password of an account with an app', async ({
  page,
  inbox,
  signedIn,
}) => {
  const app = await setUpApp(page);
  await signOut(page);
  const since = new Date();
  await page.goto('/forgot-password');
  await page.getByLabel('Mobile number or email').fill(signedIn.phone);
  await page.getByRole('button', { name: 'Send code' }).click();
  await submitCode(page, await inbox.code(signedIn.phone, since));
  await expect(page.getByRole('heading', { name: 'One more thing' })).toBeVisible();
  await expect(page.getByLabel('New password')).toHaveCount(0);
  await page.getByLabel('Authenticator code').fill(app.code(1));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('New password').fill('chai-after-the-rain-verandah');
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page).toHaveURL(/password-changed/);
});

test('[A8] an app is removed, and its owner is told', async ({ page, inbox, signedIn }) => {
  await setUpApp(page);
  await page.goto('/account');
  await page.getByRole('link', { name: 'Remove the app' }).click();
  await page.getByRole('button', { name: 'Remove the app' }).click();
  await expect(page).toHaveURL(/\/account#security$/);
  await expect(page.getByRole('link', { name: 'Set up an authenticator app' })).toBeVisible();
  await expect
    .poll(async () => (await inbox.messages(signedIn.phone))[0]?.purpose)
    .toBe('notice.app_removed');
});

test('[N7] a SIM that was changed lately gets no code; another way in still works', async ({
  page,
  inbox,
  request,
  signedIn,
}) => {
  const [code = ''] = await makeBackupCodes(page);
  await signOut(page);
  const swapped = await request.post('/api/dev/sim-swap', {
    data: { to: signedIn.phone, swappedAt: new Date().toISOString() },
  });
  expect(swapped.status()).toBe(200);
  const since = new Date();
  await submitSignIn(page, signedIn);
  await expect(page.getByText('the SIM of this number was changed')).toBeVisible();
  expect(await inbox.messages(signedIn.phone, since)).toEqual([]);
  await page.getByRole('link', { name: 'Use a backup code' }).click();
  await page.getByLabel('Backup code').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(account(page)).toBeVisible();
});

test('[N7] I6: a reset says nothing of a changed SIM', async ({ page, request, shopper }) => {
  await request.post('/api/dev/sim-swap', {
    data: { to: shopper.phone, swappedAt: new Date().toISOString() },
  });
  await page.goto('/forgot-password');
  await page.getByLabel('Mobile number or email').fill(shopper.phone);
  await page.getByRole('button', { name: 'Send code' }).click();
  await expect(page.getByRole('heading', { name: 'Type the code' })).toBeVisible();
  await expect(page.getByText('On its way')).toHaveCount(0);
  await expect(page.getByText('SIM')).toHaveCount(0);
});

test('[N6] [A3] who gives a number is told that it is the weaker way, and what else there is', async ({
  page,
}) => {
  await page.goto('/signup');
  await expect(page.getByLabel('Mobile number')).toHaveAccessibleDescription(
    /weaker way.*authenticator app/,
  );
});

test('[N8] [A9] a number is changed with the present one and the new one; other devices are out', {
  tag: '@phone',
}, async ({ page, browser, inbox, signedIn }) => {
  const other = await browser.newContext();
  await signIn(other.request, inbox, signedIn);
  const { phone } = newShopper();
  let since = new Date();
  await page.goto('/account');
  await page.getByRole('link', { name: 'Change the number' }).click();
  await expect(page.getByLabel('New mobile number')).toHaveAccessibleDescription(/weaker way/);
  await page.getByLabel('New mobile number').fill(phone);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /not your/,
  );
  await page.getByLabel('Password', { exact: true }).fill(signedIn.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Confirm the change' })).toBeVisible();
  expect(await inbox.messages(phone)).toEqual([]);
  await submitCode(page, await inbox.code(signedIn.phone, since));
  await expect(page.getByRole('heading', { name: 'Confirm the new number' })).toBeVisible();
  since = new Date();
  await submitCode(page, await inbox.code(phone));
  await expect(page).toHaveURL(/\/account#security$/);
  await expect(page.getByRole('region', { name: 'Security' })).toContainText(phone.slice(-4));
  expect((await other.request.get('/account')).url()).toContain('/login?next=');
  await other.close();
  for (const [to, notice] of [
    [signedIn.phone, 'notice.number_changed'],
    [phone, 'notice.number_bound'],
  ] as const)
    await expect.poll(async () => (await inbox.messages(to, since))[0]?.purpose).toBe(notice);
});

test.describe('[N5] a number that a hundred wrong codes switched off', () => {
  const shop = ownShop();
  test.skip(
    !shop,
    'no hundred codes are typed here: they are written into the database of our own shop',
  );

  test('is turned on again in account security, with a fresh code to it', {
    tag: '@phone',
  }, async ({ page, inbox, signedIn }) => {
    const database = new pg.Client({ connectionString: shop?.env.DATABASE_URL });
    await database.connect();
    await database.query(
      `INSERT INTO code_guards (key, failures, disabled_at, updated_at) VALUES ($1, 100, now(), now())
       ON CONFLICT (key) DO UPDATE SET failures = 100, disabled_at = now()`,
      [`number:phone:${signedIn.phone}`],
    );
    await database.end();
    const security = page.getByRole('region', { name: 'Security' });
    await page.goto('/account');
    await expect(security.getByText('Switched off')).toBeVisible();
    await page.getByRole('link', { name: 'Turn it on again' }).click();
    await page.getByLabel('New mobile number').fill(signedIn.phone);
    await page.getByLabel('Password', { exact: true }).fill(signedIn.password);
    const since = new Date();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { name: 'Confirm the new number' })).toBeVisible();
    await submitCode(page, await inbox.code(signedIn.phone, since));
    await expect(page).toHaveURL(/\/account#security$/);
    await expect(security.getByText('Codes go to this number')).toBeVisible();
  });
});
