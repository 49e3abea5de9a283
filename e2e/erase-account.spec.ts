import {
  expect,
  newShopper,
  signIn,
  submitCode,
  submitSignIn,
  submitSignup,
  test,
} from './fixtures';
import { confirmed, confirmOrder, waitingOrder } from './shopping';

test('[G2] [A8] a member deletes the account: out everywhere, told by SMS, and free to begin anew', {
  tag: '@phone',
}, async ({ page, request, inbox, signedIn }) => {
  // `request` is another browser: it has none of the page's cookies.
  await signIn(request, inbox, signedIn);
  await confirmOrder(page, await waitingOrder(page, inbox, signedIn));
  await expect(confirmed(page)).toBeVisible();
  const order = page.url();

  await page.goto('/account');
  await page.getByRole('link', { name: 'Delete my account' }).click();
  await expect(page.getByRole('heading', { name: 'Delete your account' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What stays' })).toBeVisible();
  const email = page.getByLabel('Your email, to confirm');
  await email.fill(newShopper().email);
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(email).toHaveAccessibleDescription(/not the email of this account/);
  expect((await request.get('/account')).url()).toMatch(/\/account$/);

  await email.fill(` ${signedIn.email.toUpperCase()} `);
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByRole('heading', { name: 'Your account is deleted' })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect
    .poll(async () => (await inbox.messages(signedIn.phone))[0]?.purpose)
    .toBe('notice.account_erased');
  expect((await request.get('/account')).url()).toContain('/login?next=');
  expect((await page.request.get(order)).url()).toContain('/login?next=');

  await page.goto('/login');
  await submitSignIn(page, signedIn);
  await expect(page.getByRole('alert')).toContainText('is not right');
  await page.goto('/signup');
  const since = new Date();
  await submitSignup(page, signedIn);
  await submitCode(page, await inbox.code(signedIn.phone, since));
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
  await page.goto('/account');
  await expect(page.getByText('No orders yet')).toBeVisible();
});
