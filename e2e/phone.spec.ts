import type { APIRequestContext } from '@playwright/test';
import { expect, newShopper, type Shopper, submitSignup, test } from './fixtures';
import { postForm } from './plain-form';

/** Asks for a code by another browser than the page's: `request` has none of its cookies. */
async function askForReset(request: APIRequestContext, { phone }: Shopper): Promise<void> {
  const form = { identifier: phone };
  const answer = await postForm(request, '/forgot-password', 'name="identifier"', form);
  expect(answer.status()).toBe(303);
}

test('messages arrive live on the virtual phone, and "Fill" puts the code where it is awaited', {
  tag: '@phone',
}, async ({ page, stranger }) => {
  await page.goto('/signup');
  await page.getByRole('button', { name: 'Open the virtual phone' }).click();
  const phone = page.getByRole('region', { name: 'Virtual phone' });
  await expect(phone.getByText('Type a number into the shop')).toBeVisible();
  await expect(phone.getByRole('checkbox', { name: 'Sound' })).not.toBeChecked();
  // On a small screen the phone lies over the form: it is closed while somebody types there.
  await page.getByRole('button', { name: 'Close' }).click();
  await submitSignup(page, stranger);
  await expect(page).toHaveURL(/\/signup\/verify$/);
  await page.getByRole('button', { name: 'Open the virtual phone' }).click();
  const message = phone.getByRole('listitem').filter({ hasText: 'create an account' });
  await expect(message).toBeVisible();
  await message.getByRole('button', { name: 'Fill' }).click();
  await expect(page.getByRole('textbox', { name: 'Verification code' })).toHaveValue(/^\d{6}$/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
});

test('a phone in another tab fills the code across, and copies it', async ({
  page,
  context,
  stranger,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const desk = await context.newPage();
  await page.goto('/signup');
  await submitSignup(page, stranger);
  await expect(page).toHaveURL(/\/signup\/verify$/);
  await desk.goto('/phone');
  const message = desk.getByRole('listitem').filter({ hasText: 'create an account' });
  await message.getByRole('button', { name: 'Copy code' }).click();
  await expect(message.getByRole('status')).toHaveText('Copied');
  const copied = await desk.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\d{6}$/);
  await message.getByRole('button', { name: 'Fill' }).click();
  await expect(page.getByRole('textbox', { name: 'Verification code' })).toHaveValue(copied);
});

test('a message comes while one looks, without a reload', async ({ page, request }) => {
  const shopper = newShopper();
  await page.goto('/phone');
  await page.getByLabel('Number to show').fill(shopper.phone);
  await page.getByRole('button', { name: 'Show a number' }).click();
  await expect(page.getByText(shopper.phone)).toBeVisible();
  await expect(page.getByText('No messages yet')).toBeVisible();
  const made = await request.post('/api/dev/shoppers', { data: shopper });
  expect(made.status()).toBe(201);
  await askForReset(request, shopper);
  await expect(page.getByRole('listitem').filter({ hasText: 'set a new password' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'New message' })).toBeVisible();
});

test('the phone shows the numbers of its own browser only', async ({
  page,
  request,
  inbox,
  shopper,
}) => {
  await askForReset(request, shopper);
  await inbox.code(shopper.phone);
  await page.goto('/phone');
  await expect(page.getByText('Type a number into the shop')).toBeVisible();
  await expect(page.getByText(shopper.phone)).toHaveCount(0);
});
