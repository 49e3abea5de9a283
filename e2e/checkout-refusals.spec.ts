import { expect, newShopper, notThe, plainTab, signIn, test } from './fixtures';
import { postForm, withValues } from './plain-form';
import {
  ADDRESS,
  CARD,
  CASH,
  confirmed,
  confirmOrder,
  fillAddress,
  fillBasket,
  payWithCard,
  submitOrder,
  waitingOrder,
} from './shopping';

test('[W4] every wrong field says what is wrong, and nothing that was typed is lost', {
  tag: '@phone',
}, async ({ page, signedIn }) => {
  await fillBasket(page.request);
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
  await fillBasket(page.request);
  await page.goto('/checkout');
  await fillAddress(page);
  await payWithCard(page, '4000 0000 0000 0002');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('alert')).toContainText('Your bank declined the payment');
  await expect(page.getByLabel('Address line 1')).toHaveValue('12 Lodhi Road');
  expect(await inbox.messages(signedIn.phone)).toHaveLength(1);
  const since = new Date();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await submitOrder(page);
  await confirmOrder(page, await inbox.code(signedIn.phone, since));
  await expect(confirmed(page)).toBeVisible();
});

test.describe('[T3] I5: a change in another tab', () => {
  test('of the basket voids the code, says the new total, and sends a new one', async ({
    page,
    inbox,
    signedIn,
  }) => {
    const code = await waitingOrder(page, inbox, signedIn);
    // With the cookies of this browser, as another tab has them.
    await fillBasket(page.request);
    await confirmOrder(page, code);
    await expect(page.getByRole('alert')).toContainText('Your order changed in another tab');
    await expect(page.getByRole('alert')).toContainText('The total is now ₹859');
    const again = new Date();
    await page.getByRole('button', { name: 'Send a new code for ₹859' }).click();
    await expect(page.getByText('Approve ₹859 to Kulhad Homeware')).toBeVisible();
    await confirmOrder(page, await inbox.code(signedIn.phone, again));
    await expect(confirmed(page)).toBeVisible();
  });

  test('of the address voids the code, and checkout asks again', async ({
    page,
    context,
    inbox,
    signedIn,
  }) => {
    const code = await waitingOrder(page, inbox, signedIn);
    const other = await context.newPage();
    await other.goto('/account');
    await other.getByRole('link', { name: 'Edit' }).click();
    await other.getByLabel('Address line 1').fill('14 Lodhi Road');
    await other.getByRole('button', { name: 'Save address' }).click();
    await expect(other.getByText('14 Lodhi Road')).toBeVisible();
    await other.close();

    await confirmOrder(page, code);
    await expect(page.getByRole('alert')).toContainText('Your order changed in another tab');
    await page.getByRole('link', { name: 'Review order' }).click();
    await expect(page).toHaveURL('/checkout');
    await expect(page.getByLabel('Address line 1')).toHaveValue('14 Lodhi Road');
  });
});

test('[T2] prices, payee and order that a form brings along change nothing', async ({
  request,
  inbox,
  shopper,
}) => {
  await signIn(request, inbox, shopper);
  await fillBasket(request, { quantity: 2 });
  const since = new Date();
  const forged = { total: '100', totalPaise: '100', amount: 'Rs 1.00', payee: 'Evil', price: '1' };
  const asked = await postForm(request, '/checkout', 'name="delivery"', (fields) => [
    ...withValues({ ...ADDRESS, ...CASH })(fields),
    ...Object.entries(forged),
  ]);
  expect(asked.status()).toBe(303);
  const { body } = await inbox.message(shopper.phone, since);
  expect(body).toContain('to Kulhad Homeware');
  expect(body).toMatch(/approves Rs \d{3,}/);
  expect(body).not.toContain('Evil');
});

test('a code that was not used in time gives the order up, and says that nothing was charged', async ({
  page,
  inbox,
  signedIn,
}) => {
  const code = await waitingOrder(page, inbox, signedIn, CARD);
  expect(await inbox.expire(signedIn.phone)).toBeGreaterThan(0);
  await confirmOrder(page, code);
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
  const code = await waitingOrder(page, inbox, signedIn, CARD);
  for (const left of ['4 tries left', '3 tries left', '2 tries left', 'One try left']) {
    await confirmOrder(page, notThe(code));
    await expect(page.getByRole('alert')).toContainText(left);
  }
  const tab = await plainTab(page, '/checkout/verify');
  await confirmOrder(page, notThe(code));
  await expect(page.getByRole('alert')).toContainText('Too many wrong codes');
  await confirmOrder(tab, code);
  for (const screen of [page, tab])
    await expect(screen.getByRole('alert')).toContainText('Nothing was charged');
  await tab.context().close();
});

test('an order is its owner’s alone: anybody else meets a page that is not there', async ({
  page,
  request,
  inbox,
  signedIn,
}) => {
  await confirmOrder(page, await waitingOrder(page, inbox, signedIn));
  await expect(confirmed(page)).toBeVisible();
  const path = new URL(page.url()).pathname;

  // `request` is another browser: it has none of the page's cookies.
  const other = newShopper();
  expect((await request.post('/api/dev/shoppers', { data: other })).status()).toBe(201);
  expect((await request.get(path)).url()).toContain('/login?next=%2Forders');
  await signIn(request, inbox, other);
  for (const foreign of [path, '/orders/KUL-222222', '/orders/%00', '/orders/1'])
    expect((await request.get(foreign)).status(), foreign).toBe(404);
});

test('[T4] the code screen without an order has nothing to confirm', async ({ page, signedIn }) => {
  expect(signedIn.phone).toBeTruthy();
  await page.goto('/checkout/verify');
  await expect(page.getByRole('alert')).toContainText('No order waits for a code here');
  await page.goto('/checkout');
  await expect(page.getByRole('heading', { name: 'There is nothing to check out' })).toBeVisible();
});
