import { expect, newShopper, signIn, submitCode, submitSignIn, test } from './fixtures';
import { postForm } from './plain-form';

test('[A7] [A8] [F1] I9: a member gets back in after forgetting the password, and every session has ended', {
  tag: '@phone',
}, async ({ page, request, inbox, shopper }) => {
  // `request` is another browser: it has none of the page's cookies.
  await signIn(request, inbox, shopper);
  expect((await request.get('/account')).url()).toMatch(/\/account$/);

  const since = new Date();
  await page.goto('/login');
  await page.getByLabel('Mobile number or email').fill(shopper.phone);
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  // What was typed at the sign-in need not be typed again.
  await expect(page.getByLabel('Mobile number or email')).toHaveValue(shopper.phone);
  await page.getByRole('button', { name: 'Send code' }).click();
  await expect(page).toHaveURL(/\/forgot-password\/verify$/);
  await submitCode(page, await inbox.code(shopper.phone, since));
  await expect(page).toHaveURL(/\/reset-password$/);
  await page.getByLabel('New password', { exact: true }).fill('password');
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  const { password } = newShopper();
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page).toHaveURL(/\/login\?password-changed=1$/);
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();

  await expect
    .poll(async () => (await inbox.messages(shopper.phone)).map((message) => message.purpose))
    .toContain('notice.password_changed');
  expect((await request.get('/account')).url()).toContain('/login?next=');

  await submitSignIn(page, shopper);
  await expect(page.getByRole('alert')).toContainText('is not right');
  const again = new Date();
  await submitSignIn(page, { ...shopper, password });
  await expect(page).toHaveURL(/\/login\/verify$/);
  await submitCode(page, await inbox.code(shopper.phone, again));
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
});

test('[A6] [F1] I6: a number and an email without an account see what everybody sees', async ({
  page,
  inbox,
  shopper,
  stranger,
}) => {
  const screens: Record<string, string> = {};
  for (const [who, typed] of [
    ['known email', shopper.email],
    ['unknown email', stranger.email],
    ['unknown number', stranger.phone],
  ] as const) {
    const fields = { identifier: typed };
    await postForm(page.request, '/forgot-password', 'name="identifier"', fields);
    await page.goto('/forgot-password/verify');
    await expect(page.getByRole('textbox', { name: 'Verification code' })).toBeVisible();
    screens[who] = (await page.getByText(/If there is an account/).textContent()) ?? '';
    await submitCode(page, '000000');
    await expect(page.getByRole('alert')).toContainText('4 tries left');
  }
  expect(screens['unknown email']).toBe(screens['known email']);
  expect(screens['known email']).not.toContain(shopper.phone.slice(-4));
  expect(screens['unknown number']).toContain(stranger.phone.slice(-4));
  expect(await inbox.messages(stranger.phone)).toEqual([]);
});

test('[T4] [A10] [F1] a new password cannot be set without a right code, nor twice with one', async ({
  page,
  inbox,
  shopper,
}) => {
  await page.goto('/reset-password');
  await expect(page.getByRole('heading', { name: 'Ask for a code first' })).toBeVisible();
  await page.getByRole('link', { name: 'Send a code' }).click();
  await page.getByLabel('Mobile number or email').fill(shopper.email);
  await page.getByRole('button', { name: 'Send code' }).click();
  await expect(page).toHaveURL(/\/forgot-password\/verify$/);
  await submitCode(page, await inbox.code(shopper.phone));
  await page.getByLabel('New password', { exact: true }).fill('a-new-brass-lamp-at-dusk');
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/reset-password');
  await expect(page.getByLabel('New password', { exact: true })).toHaveCount(0);
});
