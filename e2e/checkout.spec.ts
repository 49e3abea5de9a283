import { expect, submitCode, submitSignIn, test } from './fixtures';
import {
  addKulhad,
  byCash,
  confirmed,
  confirmOrder,
  fillAddress,
  fillBasket,
  payWithCard,
  submitOrder,
  waitingOrder,
} from './shopping';

test('[T1] [P4] [P5] a member buys with a card: message and screen name amount and payee', {
  tag: '@phone',
}, async ({ page, inbox, signedIn }) => {
  await addKulhad(page, 2);
  await page.goto('/cart');
  await page.getByRole('link', { name: 'Checkout' }).click();
  await expect(page.getByLabel('Full name')).toHaveValue(signedIn.name);
  await expect(page.getByLabel('Mobile number')).toHaveValue(signedIn.phone);
  await fillAddress(page);
  await expect(page.getByText('₹859')).toBeVisible();
  await page.getByRole('radio', { name: /Express/ }).check();
  await expect(page.getByText('₹979')).toBeVisible();
  await expect(page.getByText('₹859')).toBeHidden();
  await payWithCard(page, '4242 4242 4242 4242');
  const since = new Date();
  await submitOrder(page);
  await expect(page.getByText('Approve ₹979 to Kulhad Homeware')).toBeVisible();

  const { body } = await inbox.message(signedIn.phone, since);
  expect(body).toMatch(/^\d{6} approves Rs 979\.00 to Kulhad Homeware, order KUL-[A-Z0-9]{6}\./);
  await confirmOrder(page, body.slice(0, 6));
  await expect(confirmed(page)).toBeVisible();
  const number = body.match(/KUL-\w{6}/)?.[0] ?? 'none';
  await expect(page).toHaveURL(`/orders/${number}`);
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await expect(page.getByText('Visa ending 4242')).toBeVisible();
  await expect(page.getByText('₹979 was charged.')).toBeVisible({ timeout: 10_000 });
  await expect(page.getByRole('listitem').filter({ hasText: 'You approved it' })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Cart' })).toHaveAccessibleName(
    'Cart',
  );
});

test('a guest signs in on the way to checkout and comes back to it', async ({
  page,
  inbox,
  shopper,
}) => {
  await fillBasket(page.request);
  await page.goto('/checkout');
  await expect(page).toHaveURL('/login?next=%2Fcheckout');
  const since = new Date();
  await submitSignIn(page, shopper);
  await expect(page).toHaveURL(/\/login\/verify$/);
  await submitCode(page, await inbox.code(shopper.phone, since));
  await expect(page).toHaveURL('/checkout');
  await expect(page.getByText('Kulhad chai cup')).toBeVisible();
});

test('a slow bank is waited for, visibly, and a second click makes no second order', async ({
  page,
  inbox,
  signedIn,
}) => {
  await fillBasket(page.request);
  await page.goto('/checkout');
  await fillAddress(page);
  await payWithCard(page, '4000 0000 0000 0077');
  const since = new Date();
  await page.getByRole('button', { name: 'Place order' }).dblclick();
  await expect(page.getByRole('status').filter({ hasText: 'Asking your bank' })).toBeVisible();
  await expect(page).toHaveURL(/\/checkout\/verify$/, { timeout: 20_000 });
  await confirmOrder(page, await inbox.code(signedIn.phone, since));
  await expect(confirmed(page)).toBeVisible();
  expect(await inbox.messages(signedIn.phone, since)).toHaveLength(1);
});

test('UPI is approved or declined by its ID', async ({ page, inbox, signedIn }) => {
  await fillBasket(page.request);
  await page.goto('/checkout');
  await fillAddress(page);
  await page.getByRole('radio', { name: 'UPI', exact: true }).check();
  await expect(page.getByLabel('Card number')).toBeHidden();
  await page.getByLabel('UPI ID').fill('declined@upi');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('alert')).toContainText('declined');
  const since = new Date();
  await page.getByLabel('UPI ID').fill('meera@upi');
  await submitOrder(page);
  await confirmOrder(page, await inbox.code(signedIn.phone, since));
  await expect(confirmed(page)).toBeVisible();
  await expect(page.getByText('UPI, meera@upi')).toBeVisible();
});

test('cash on delivery stays due until the parcel arrives', { tag: '@phone' }, async ({
  page,
  inbox,
  signedIn,
}) => {
  await fillBasket(page.request);
  const since = new Date();
  await page.goto('/checkout');
  await fillAddress(page);
  await byCash(page);
  await submitOrder(page);
  await confirmOrder(page, await inbox.code(signedIn.phone, since));
  await expect(confirmed(page)).toBeVisible();
  await expect(page.getByText('₹469 is due when the parcel arrives.')).toBeVisible();
});

test('back and forth keeps the code; the same order again asks for no second one', async ({
  page,
  inbox,
  signedIn,
}) => {
  const since = new Date();
  const code = await waitingOrder(page, inbox, signedIn);
  await page.reload();
  await page.goto('/products');
  await page.goBack();
  await page.goto('/checkout');
  await fillAddress(page);
  await byCash(page);
  await submitOrder(page);
  expect(await inbox.messages(signedIn.phone, since)).toHaveLength(1);
  await confirmOrder(page, code);
  await expect(confirmed(page)).toBeVisible();
});

test('before any script has loaded, checkout keeps what was typed and goes through', async ({
  page,
  browser,
  baseURL,
  inbox,
  signedIn,
}) => {
  await fillBasket(page.request);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    ...(baseURL ? { baseURL } : {}),
  });
  const plain = await context.newPage();
  await plain.goto('/checkout');
  await fillAddress(plain, { pin: '1' });
  await byCash(plain);
  await plain.getByRole('radio', { name: /Express/ }).check();
  await expect(plain.getByText('₹589')).toBeVisible();
  await plain.getByRole('button', { name: 'Place order' }).click();
  await expect(plain.getByLabel('PIN code')).toHaveAccessibleDescription(/6 digits/);
  await expect(plain.getByLabel('Address line 1')).toHaveValue('12 Lodhi Road');
  await expect(plain.getByLabel('State')).toHaveValue('Delhi');
  await expect(plain.getByRole('radio', { name: /Express/ })).toBeChecked();
  await expect(plain.getByRole('radio', { name: 'Cash on delivery' })).toBeChecked();
  const since = new Date();
  await plain.getByLabel('PIN code').fill('110003');
  await submitOrder(plain);
  await confirmOrder(plain, await inbox.code(signedIn.phone, since));
  await expect(confirmed(plain)).toBeVisible();
  await context.close();
});
