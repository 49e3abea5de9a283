import type { Page } from '@playwright/test';
import { expect, newShopper, notThe, signIn, submitCode, submitSignIn, test } from './fixtures';
import { addKulhad, byCash, fillAddress, payWithCard, placeOrder } from './shopping';

const confirmed = (page: Page) => page.getByRole('heading', { level: 1, name: 'Order confirmed' });
const confirm = (page: Page, code: string) => submitCode(page, code, 'Confirm order');

test('[T1] [P4] a member buys with a card: message and screen name amount and payee', async ({
  page,
  inbox,
  signedIn,
}) => {
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
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page).toHaveURL(/\/checkout\/verify$/);
  await expect(page.getByText('Approve ₹979 to Kulhad Homeware')).toBeVisible();

  const { body } = await inbox.message(signedIn.phone, since);
  expect(body).toMatch(/^\d{6} approves Rs 979\.00 to Kulhad Homeware, order KUL-[A-Z0-9]{6}\./);
  await confirm(page, body.slice(0, 6));
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
  await addKulhad(page);
  await page.goto('/checkout');
  await expect(page).toHaveURL('/login?next=%2Fcheckout');
  const since = new Date();
  await submitSignIn(page, shopper);
  await expect(page).toHaveURL(/\/login\/verify$/);
  await submitCode(page, await inbox.code(shopper.phone, since));
  await expect(page).toHaveURL('/checkout');
  await expect(page.getByText('Kulhad chai cup')).toBeVisible();
});

test('every wrong field says what is wrong, and nothing that was typed is lost', async ({
  page,
  signedIn,
}) => {
  await addKulhad(page);
  await page.goto('/checkout');
  await page.getByLabel('Full name').fill(`${signedIn.name} and family`);
  await page.getByLabel('Mobile number').fill('011 2345 6789');
  await page.getByLabel('PIN code').fill('012345');
  await page.getByLabel('Card number').fill('4242 4242 4242 4241');
  await page.getByLabel('Expiry').fill('01/20');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('alert')).toHaveText('Please check the fields marked below.');
  const says = async (label: string, words: RegExp) => {
    await expect(page.getByLabel(label)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel(label)).toHaveAccessibleDescription(words);
  };
  await says('Mobile number', /landline/);
  await says('Address line 1', /Fill this in/);
  await says('PIN code', /6 digits/);
  await says('State', /Choose a state/);
  await says('Card number', /slip/);
  await says('Expiry', /expired/);
  await says('CVV', /3 digits/);
  await expect(page.getByLabel('Full name')).toHaveValue(`${signedIn.name} and family`);
  await expect(page.getByLabel('Card number')).toHaveValue('4242 4242 4242 4241');
  await expect(page.getByLabel('Mobile number')).toBeFocused();
});

test('a declined card is told at the form, and another one goes through', async ({
  page,
  inbox,
  signedIn,
}) => {
  await addKulhad(page);
  await page.goto('/checkout');
  await fillAddress(page);
  await payWithCard(page, '4000 0000 0000 0002');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('alert')).toContainText('Your bank declined the payment');
  await expect(page.getByLabel('Address line 1')).toHaveValue('12 Lodhi Road');
  expect(await inbox.messages(signedIn.phone)).toHaveLength(1);
  const since = new Date();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page).toHaveURL(/\/checkout\/verify$/);
  await confirm(page, await inbox.code(signedIn.phone, since));
  await expect(confirmed(page)).toBeVisible();
});

test('a slow bank is waited for, visibly, and a second click makes no second order', async ({
  page,
  inbox,
  signedIn,
}) => {
  await addKulhad(page);
  await page.goto('/checkout');
  await fillAddress(page);
  await payWithCard(page, '4000 0000 0000 0077');
  const since = new Date();
  await page.getByRole('button', { name: 'Place order' }).dblclick();
  await expect(page.getByRole('status').filter({ hasText: 'Asking your bank' })).toBeVisible();
  await expect(page).toHaveURL(/\/checkout\/verify$/, { timeout: 20_000 });
  await confirm(page, await inbox.code(signedIn.phone, since));
  await expect(confirmed(page)).toBeVisible();
  expect(await inbox.messages(signedIn.phone, since)).toHaveLength(1);
});

test('UPI is approved or declined by its ID', { tag: '@once' }, async ({
  page,
  inbox,
  signedIn,
}) => {
  await addKulhad(page);
  await page.goto('/checkout');
  await fillAddress(page);
  await page.getByRole('radio', { name: 'UPI', exact: true }).check();
  await expect(page.getByLabel('Card number')).toBeHidden();
  await page.getByLabel('UPI ID').fill('declined@upi');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('alert')).toContainText('declined');
  const since = new Date();
  await page.getByLabel('UPI ID').fill('meera@upi');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page).toHaveURL(/\/checkout\/verify$/);
  await confirm(page, await inbox.code(signedIn.phone, since));
  await expect(confirmed(page)).toBeVisible();
  await expect(page.getByText('UPI, meera@upi')).toBeVisible();
});

test('cash on delivery stays due until the parcel arrives', async ({ page, inbox, signedIn }) => {
  await addKulhad(page);
  const since = new Date();
  await placeOrder(page, { pay: byCash });
  await confirm(page, await inbox.code(signedIn.phone, since));
  await expect(confirmed(page)).toBeVisible();
  await expect(page.getByText('₹469 is due when the parcel arrives.')).toBeVisible();
});

test.describe('[I5] [T3] a change in another tab', () => {
  test('of the basket voids the code, says the new total, and sends a new one', async ({
    page,
    context,
    inbox,
    signedIn,
  }) => {
    await addKulhad(page);
    const since = new Date();
    await placeOrder(page, { pay: byCash });
    const code = await inbox.code(signedIn.phone, since);
    const other = await context.newPage();
    await addKulhad(other, 1);
    await other.close();

    await confirm(page, code);
    await expect(page.getByRole('alert')).toContainText('Your order changed in another tab');
    await expect(page.getByRole('alert')).toContainText('The total is now ₹859');
    const again = new Date();
    await page.getByRole('button', { name: 'Send a new code for ₹859' }).click();
    await expect(page.getByText('Approve ₹859 to Kulhad Homeware')).toBeVisible();
    await confirm(page, await inbox.code(signedIn.phone, again));
    await expect(confirmed(page)).toBeVisible();
  });

  test('of the address voids the code, and checkout asks again', async ({
    page,
    context,
    inbox,
    signedIn,
  }) => {
    await addKulhad(page);
    const since = new Date();
    await placeOrder(page);
    const code = await inbox.code(signedIn.phone, since);
    const other = await context.newPage();
    await other.goto('/account');
    await other.getByRole('link', { name: 'Edit' }).click();
    await other.getByLabel('Address line 1').fill('14 Lodhi Road');
    await other.getByRole('button', { name: 'Save address' }).click();
    await expect(other.getByText('14 Lodhi Road')).toBeVisible();
    await other.close();

    await confirm(page, code);
    await expect(page.getByRole('alert')).toContainText('Your order changed in another tab');
    await page.getByRole('link', { name: 'Review order' }).click();
    await expect(page).toHaveURL('/checkout');
    await expect(page.getByLabel('Address line 1')).toHaveValue('14 Lodhi Road');
  });
});

test('a code that was not used in time gives the order up, and says that nothing was charged', async ({
  page,
  inbox,
  signedIn,
}) => {
  await addKulhad(page);
  const since = new Date();
  await placeOrder(page);
  const code = await inbox.code(signedIn.phone, since);
  expect(await inbox.expire(signedIn.phone)).toBeGreaterThan(0);
  await confirm(page, code);
  await expect(page.getByRole('alert')).toContainText('The time to confirm is over');
  await expect(page.getByRole('alert')).toContainText('Nothing was charged');
  await page.getByRole('link', { name: 'Review order' }).click();
  await expect(page.getByLabel('Address line 1')).toHaveValue('12 Lodhi Road');
});

test('[P2] after five wrong codes the order is given up, and the right one is too late', async ({
  page,
  inbox,
  signedIn,
}) => {
  await addKulhad(page);
  const since = new Date();
  await placeOrder(page);
  const code = await inbox.code(signedIn.phone, since);
  for (const left of ['4 tries left', '3 tries left', '2 tries left', 'One try left']) {
    await confirm(page, notThe(code));
    await expect(page.getByRole('alert')).toContainText(left);
  }
  await confirm(page, notThe(code));
  await expect(page.getByRole('alert')).toContainText('Too many wrong codes');
  await expect(page.getByRole('alert')).toContainText('Nothing was charged');
});

test('back and forth keeps the code; the same order again asks for no second one', async ({
  page,
  inbox,
  signedIn,
}) => {
  await addKulhad(page);
  const since = new Date();
  await placeOrder(page, { pay: byCash });
  const code = await inbox.code(signedIn.phone, since);
  await page.reload();
  await page.goto('/products');
  await page.goBack();
  await placeOrder(page, { pay: byCash });
  expect(await inbox.messages(signedIn.phone, since)).toHaveLength(1);
  await confirm(page, code);
  await expect(confirmed(page)).toBeVisible();
});

test('an order is its owner’s alone: anybody else meets a page that is not there', {
  tag: '@once',
}, async ({ page, browser, request, inbox, signedIn }) => {
  await addKulhad(page);
  const since = new Date();
  await placeOrder(page, { pay: byCash });
  await confirm(page, await inbox.code(signedIn.phone, since));
  await expect(confirmed(page)).toBeVisible();
  const path = new URL(page.url()).pathname;

  const other = newShopper();
  expect((await request.post('/api/dev/shoppers', { data: other })).status()).toBe(201);
  const stranger = await browser.newPage();
  await stranger.goto(path);
  await expect(stranger).toHaveURL(/\/login\?next=%2Forders/);
  await signIn(stranger, inbox, other);
  for (const foreign of [path, '/orders/KUL-222222', '/orders/%00', '/orders/1']) {
    const answer = await stranger.goto(foreign);
    expect(answer?.status(), foreign).toBe(404);
  }
  await stranger.close();
});

test('[T4] the code screen without an order has nothing to confirm', { tag: '@once' }, async ({
  page,
  signedIn,
}) => {
  expect(signedIn.phone).toBeTruthy();
  await page.goto('/checkout/verify');
  await expect(page.getByRole('alert')).toContainText('No order waits for a code here');
  await page.goto('/checkout');
  await expect(page.getByRole('heading', { name: 'There is nothing to check out' })).toBeVisible();
});

test('before any script has loaded, checkout keeps what was typed and goes through', {
  tag: '@once',
}, async ({ page, browser, baseURL, inbox, signedIn }) => {
  await addKulhad(page);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    ...(baseURL ? { baseURL } : {}),
  });
  const plain = await context.newPage();
  await plain.goto('/checkout');
  await fillAddress(plain, { 'PIN code': '1' });
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
  await plain.getByRole('button', { name: 'Place order' }).click();
  await expect(plain).toHaveURL(/\/checkout\/verify$/);
  await confirm(plain, await inbox.code(signedIn.phone, since));
  await expect(confirmed(plain)).toBeVisible();
  await context.close();
});
