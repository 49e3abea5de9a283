import type { Page } from '@playwright/test';
import { setUpApp } from './authenticator';
import { addPasskey } from './device';
import { expect, notThe, signOut, submitCode, submitSignIn, test } from './fixtures';
import { confirmed, fillBasket, waitingOrder } from './shopping';

const account = (page: Page) => page.getByRole('button', { name: 'Account' });
const confirmButton = (page: Page) => page.getByRole('button', { name: 'Confirm order' });

test('[N6] [A8] a passkey is added, told of by SMS, asked for in place of a message, and removed', {
  tag: '@phone',
}, async ({ page, inbox, signedIn }) => {
  await page.goto('/account');
  await page.getByRole('link', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Passkeys' })).toBeVisible();
  const device = await addPasskey(page, 'My phone');
  await expect
    .poll(async () => (await inbox.messages(signedIn.phone))[0]?.purpose)
    .toBe('notice.passkey_added');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('alert')).toContainText('has a passkey for your account already');

  await signOut(page);
  const since = new Date();
  await submitSignIn(page, signedIn);
  await device.lock();
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(page.getByRole('alert')).toContainText('was not used');
  await device.unlock();
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(account(page)).toBeVisible();
  expect(await inbox.messages(signedIn.phone, since)).toEqual([]);

  await page.goto('/account/passkeys');
  const mine = page.getByRole('listitem').filter({ hasText: 'My phone' });
  await expect(mine).toContainText('Last used');
  await mine.getByRole('button', { name: 'Remove' }).click();
  await expect(mine).toHaveCount(0);
  await expect
    .poll(async () => (await inbox.messages(signedIn.phone))[0]?.purpose)
    .toBe('notice.passkey_removed');
  await signOut(page);
  const later = new Date();
  await submitSignIn(page, signedIn);
  await submitCode(page, await inbox.code(signedIn.phone, later));
  await expect(account(page)).toBeVisible();
});

test('before any script has loaded there is no button for a passkey, and the message works', async ({
  page,
  browser,
  baseURL,
  inbox,
  signedIn,
}) => {
  await addPasskey(page);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL ? { baseURL } : {}),
  });
  const plain = await context.newPage();
  await plain.goto('/login');
  await submitSignIn(plain, signedIn);
  await expect(plain.locator('noscript p')).toContainText('can’t use passkeys here');
  await expect(plain.getByRole('button', { name: 'Use your passkey' })).toHaveCount(0);
  const since = new Date();
  await plain.getByRole('button', { name: 'Text me a code instead' }).click();
  await submitCode(plain, await inbox.code(signedIn.phone, since));
  await plain.goto('/account');
  await expect(plain).toHaveURL('/account');
  await context.close();
});

test('[N10] [A7] a message alone does not reset the password of an account with a passkey', async ({
  page,
  inbox,
  signedIn,
}) => {
  await addPasskey(page);
  await signOut(page);
  const since = new Date();
  await page.goto('/forgot-password');
  await page.getByLabel('Mobile number or email').fill(signedIn.phone);
  await page.getByRole('button', { name: 'Send code' }).click();
  await submitCode(page, await inbox.code(signedIn.phone, since));
  await expect(page.getByRole('heading', { name: 'One more thing' })).toBeVisible();
  await expect(page.getByLabel('New password')).toHaveCount(0);
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await page.getByLabel('New password').fill('chai-after-the-rain-verandah');
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page).toHaveURL(/password-changed/);
});

test('[P4] [P5] an order is approved with a passkey: the screen names amount and payee', {
  tag: '@phone',
}, async ({ page, inbox, signedIn }) => {
  await addPasskey(page);
  await waitingOrder(page, inbox, signedIn);
  await page.getByRole('link', { name: 'Use your passkey instead' }).click();
  await expect(page.getByText('Approve ₹469 to Kulhad Homeware')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Verification code' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Use a backup code' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Use the text message instead' }).click();
  await expect(page.getByRole('textbox', { name: 'Verification code' })).toBeVisible();
  await page.getByRole('link', { name: 'Use your passkey instead' }).click();
  await expect(page.getByText('signs this amount, this payee')).toBeVisible();
  await confirmButton(page).click();
  await expect(confirmed(page)).toBeVisible();
});

test('[P5] an order is approved with the code of an app; a wrong one is refused', async ({
  page,
  inbox,
  signedIn,
}) => {
  const app = await setUpApp(page);
  await waitingOrder(page, inbox, signedIn);
  await page.getByRole('link', { name: 'Use your authenticator app instead' }).click();
  await expect(page.getByText('Approve ₹469 to Kulhad Homeware')).toBeVisible();
  const code = page.getByLabel('Authenticator code');
  await code.fill(notThe(app.code(1)));
  await confirmButton(page).click();
  await expect(code).toHaveAccessibleDescription(/not right/);
  await code.fill(app.code(1));
  await confirmButton(page).click();
  await expect(confirmed(page)).toBeVisible();
});

test('[T3] [P4] I5: a basket changed in another tab voids what the passkey would have approved', async ({
  page,
  inbox,
  signedIn,
}) => {
  await addPasskey(page);
  await waitingOrder(page, inbox, signedIn);
  await page.getByRole('link', { name: 'Use your passkey instead' }).click();
  await expect(confirmButton(page)).toBeVisible();
  await fillBasket(page.request);
  await confirmButton(page).click();
  await expect(page.getByRole('alert')).toContainText('Your order changed in another tab');
  await expect(page.getByRole('alert')).toContainText('₹859');
});

test('[T3] I5: an app’s code never approves an order that its screen did not show', async ({
  page,
  inbox,
  signedIn,
}) => {
  const app = await setUpApp(page);
  await waitingOrder(page, inbox, signedIn);
  await page.getByRole('link', { name: 'Use your authenticator app instead' }).click();
  await expect(page.getByText('Approve ₹469 to Kulhad Homeware')).toBeVisible();
  const other = await page.context().newPage();
  await waitingOrder(other, inbox, signedIn);
  await expect(other.getByText('Approve ₹859 to Kulhad Homeware')).toBeVisible();
  await page.getByLabel('Authenticator code').fill(app.code(1));
  await confirmButton(page).click();
  await expect(page.getByRole('alert')).toContainText('A newer order was placed');
  await expect(page.getByText('Approve ₹859 to Kulhad Homeware')).toBeVisible();
  await confirmButton(page).click();
  await expect(confirmed(page)).toBeVisible();
});
