import { expect, signIn, test } from './fixtures';
import { fillAddress } from './shopping';

test('[A9] a member ends the sessions of other devices, one or all', async ({
  page,
  browser,
  inbox,
  shopper,
}) => {
  const devices = [await browser.newContext(), await browser.newContext()];
  for (const device of [...devices, page]) await signIn(device.request, inbox, shopper);
  await page.goto('/account');
  const signOutOne = page.getByRole('button', { name: 'Sign this device out' });
  await expect(signOutOne).toHaveCount(2);
  await signOutOne.first().click();
  await expect(signOutOne).toHaveCount(1);
  await page.getByRole('button', { name: 'Sign all others out' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'One device was signed out' }),
  ).toBeVisible();
  await expect(signOutOne).toHaveCount(0);
  for (const device of devices) {
    expect((await device.request.get('/account')).url()).toContain('/login?next=');
    await device.close();
  }
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('addresses are added, edited, chosen and deleted, and one is the default', {
  tag: '@phone',
}, async ({ page, signedIn }) => {
  await page.goto('/account');
  const addresses = page.getByRole('region', { name: 'Addresses' });
  await expect(addresses.getByText('No address yet')).toBeVisible();
  for (const line of ['1 First Street', '2 Second Street']) {
    await page.getByRole('link', { name: 'Add an address' }).click();
    await expect(page.getByLabel('Full name')).toHaveValue(signedIn.name);
    await fillAddress(page, { line1: line });
    await page.getByRole('button', { name: 'Save address' }).click();
    await expect(page).toHaveURL(/\/account#addresses$/);
    await expect(addresses.getByText(line)).toBeVisible();
  }
  const first = addresses.getByRole('listitem').filter({ hasText: '1 First Street' });
  const second = addresses.getByRole('listitem').filter({ hasText: '2 Second Street' });
  await expect(first.getByText('Default', { exact: true })).toBeVisible();
  await second.getByRole('button', { name: 'Make default' }).click();
  await expect(second.getByText('Default', { exact: true })).toBeVisible();
  await expect(first.getByText('Default', { exact: true })).toHaveCount(0);

  await first.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('PIN code').fill('0');
  await page.getByRole('button', { name: 'Save address' }).click();
  await expect(page.getByLabel('PIN code')).toHaveAccessibleDescription(/6 digits/);
  await page.getByLabel('PIN code').fill('560001');
  await page.getByRole('button', { name: 'Save address' }).click();
  await expect(first.getByText('560001')).toBeVisible();

  await second.getByRole('button', { name: 'Delete' }).click();
  await expect(second).toHaveCount(0);
  await expect(first.getByText('Default', { exact: true })).toBeVisible();
});

test('the account shows its number masked, no orders yet, and the way out', {
  tag: '@phone',
}, async ({ page, signedIn }) => {
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'No orders yet' })).toBeVisible();
  const security = page.getByRole('region', { name: 'Security' });
  await expect(security.getByText(signedIn.phone)).toHaveCount(0);
  await expect(security.getByText(signedIn.phone.slice(-4))).toBeVisible();
  await expect(security.getByText('This device')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login\?next=%2Faccount$/);
});

test('a foreign or malformed address is not there', async ({ page, signedIn }) => {
  expect(signedIn.phone).toBeTruthy();
  for (const id of ['1', '00000000-0000-4000-8000-000000000000', '%00']) {
    const answer = await page.goto(`/account/addresses/${id}`);
    expect(answer?.status(), id).toBe(404);
  }
});
