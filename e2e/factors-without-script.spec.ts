import type { Page } from '@playwright/test';
import { Authenticator } from './authenticator';
import { expect, newShopper, notThe, submitCode, submitSignIn, test } from './fixtures';

test.use({ javaScriptEnabled: false });
// Without script each step is a whole page, and these are long walks.
test.slow();

async function setUpApp(page: Page): Promise<Authenticator> {
  await page.goto('/account/authenticator');
  await page.getByRole('button', { name: 'Show the code to scan' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const app = await Authenticator.read(page);
  const code = page.getByLabel('Code from the app');
  await code.fill('12');
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(code).toHaveAccessibleDescription(/Type the 6 digits/);
  await code.fill(app.code());
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByText('An authenticator app is set up')).toBeVisible();
  return app;
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/\/login/);
}

async function isIn(page: Page): Promise<void> {
  await expect(page).toHaveURL('/');
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

test('before any script has loaded, an app is set up, asked for and removed', async ({
  page,
  inbox,
  signedIn,
}) => {
  const app = await setUpApp(page);
  await signOut(page);
  await submitSignIn(page, signedIn);
  const code = page.getByLabel('Authenticator code');
  await code.fill(notThe(app.code(1)));
  await goOn(page);
  await expect(code).toHaveAccessibleDescription(/not right/);
  await code.fill(app.code(1));
  await goOn(page);
  await isIn(page);

  await signOut(page);
  await submitSignIn(page, signedIn);
  const since = new Date();
  await page.getByRole('button', { name: 'Text me a code instead' }).click();
  await submitCode(page, await inbox.code(signedIn.phone, since));
  await isIn(page);
  await page.getByRole('link', { name: 'Remove the app' }).click();
  await page.getByRole('button', { name: 'Remove the app' }).click();
  await expect(page).toHaveURL(/\/account#security$/);
  await expect(page.getByRole('link', { name: 'Set up an authenticator app' })).toBeVisible();
});

test('before any script has loaded, backup codes are made, shown and used, and a password confirmed', async ({
  page,
  signedIn,
}) => {
  await page.goto('/account/confirm?next=/account/backup-codes');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('not the password');
  await goOn(page);
  await expect(page.getByRole('alert')).toContainText('not your password');
  await password.fill(signedIn.password);
  await goOn(page);
  await expect(page).toHaveURL('/account/backup-codes');
  await page.getByRole('button', { name: 'Make ten' }).click();
  await expect(page.getByText('They are shown this once')).toBeVisible();
  const codes = page.getByText(/^[0-9](-[0-9A-Z]{4}){4}$/);
  await expect(codes).toHaveCount(10);
  const code = (await codes.first().textContent()) ?? '';

  await signOut(page);
  await submitSignIn(page, signedIn);
  await page.getByRole('link', { name: 'Use a backup code' }).click();
  const field = page.getByLabel('Backup code');
  await field.fill('nonsense');
  await goOn(page);
  await expect(field).toHaveAccessibleDescription(/all 17 letters and digits/);
  await field.fill(code);
  await goOn(page);
  await isIn(page);
  await page.goto('/account/backup-codes');
  await expect(page.getByText('You have 9 left.')).toBeVisible();
});

test('before any script has loaded, a number is changed with an app, and the account deleted', async ({
  page,
  inbox,
  signedIn,
}) => {
  const app = await setUpApp(page);
  const { phone } = newShopper();
  await page.goto('/account/number');
  await page.getByLabel('New mobile number').fill('12');
  await page.getByLabel('Password', { exact: true }).fill(signedIn.password);
  await goOn(page);
  await expect(page.getByLabel('New mobile number')).toHaveAccessibleDescription(/not a mobile/);
  await page.getByLabel('New mobile number').fill(phone);
  await page.getByLabel('Password', { exact: true }).fill(signedIn.password);
  await goOn(page);
  await page.getByLabel('Authenticator code').fill(app.code(1));
  await goOn(page);
  await expect(page.getByRole('heading', { name: 'Confirm the new number' })).toBeVisible();
  await submitCode(page, await inbox.code(phone));
  await expect(page).toHaveURL(/\/account#security$/);
  await expect(page.getByRole('region', { name: 'Security' })).toContainText(phone.slice(-4));

  await page.getByRole('link', { name: 'Delete my account' }).click();
  const email = page.getByLabel('Your email, to confirm');
  await email.fill('meera');
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(email).toHaveAccessibleDescription(/not the email of this account/);
  await email.fill(signedIn.email);
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByRole('heading', { name: 'Your account is deleted' })).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login\?next=/);
});
