import { expect, submitCode, submitSignIn, test } from './fixtures';

test('a new shopper registers with a number and is back where they were', async ({
  page,
  inbox,
  stranger,
}) => {
  await page.goto('/products/kulhad-chai-cup');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Full name').fill(stranger.name);
  await page.getByLabel('Email').fill(stranger.email);
  await page.getByLabel('Mobile number').fill(stranger.phone);
  await page.getByLabel('Password', { exact: true }).fill(stranger.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/signup\/verify$/);
  await expect(page.getByText(stranger.phone.slice(-4))).toBeVisible();
  await submitCode(page, await inbox.code(stranger.phone));
  await expect(page).toHaveURL(/\/products\/kulhad-chai-cup$/);
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
});
