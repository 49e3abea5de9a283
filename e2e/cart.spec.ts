import type { Page } from '@playwright/test';
import { expect, signIn, submitCode, submitSignIn, test } from './fixtures';
import { addKulhad, cartLines, fillBasket } from './shopping';

const cartLink = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Cart/ });
const subtotal = (page: Page) =>
  page.getByRole('main').getByRole('paragraph').filter({ hasText: 'Subtotal' });

test('a guest’s basket holds absolute numbers, sums them, and survives the browser', {
  tag: '@phone',
}, async ({ page, browser }) => {
  await addKulhad(page, 2);
  await expect(cartLink(page)).toHaveAccessibleName('Cart, 2 items');
  await cartLink(page).click();
  await expect(page).toHaveURL('/cart');
  await expect(subtotal(page)).toContainText('₹780');
  await cartLines(page).getByLabel('Quantity').fill('3');
  await expect(subtotal(page)).toContainText('₹1,170');
  await expect(cartLink(page)).toHaveAccessibleName('Cart, 3 items');

  const kept = await page.context().cookies();
  expect(kept.find((cookie) => cookie.name.endsWith('kulhad_cart'))?.expires).toBeGreaterThan(
    Date.now() / 1000 + 80 * 86_400,
  );
  const later = await browser.newPage();
  await later.context().addCookies(kept.filter((cookie) => cookie.expires > 0));
  await later.goto('/cart');
  await expect(cartLines(later).getByLabel('Quantity')).toHaveValue('3');
  await later.close();
});

test('what is no quantity is refused in place, and nothing changes', async ({ page }) => {
  await fillBasket(page.request, { quantity: 2 });
  await page.goto('/cart');
  const quantity = cartLines(page).getByLabel('Quantity');
  for (const typed of ['0', '100', 'two', '-1', '1.5']) {
    await quantity.fill(typed);
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(quantity).toHaveAttribute('aria-invalid', 'true');
    await expect(quantity).toHaveAccessibleDescription(/whole number from 1 to 99/);
    await expect(quantity).toHaveValue(typed);
  }
  await page.reload();
  await expect(quantity).toHaveValue('2');
});

test('more than the stock is cut to it, and the shopper is told', async ({ page }) => {
  await fillBasket(page.request, { size: 'Large', glaze: 'Indigo' });
  await page.goto('/cart');
  const quantity = cartLines(page).getByLabel('Quantity');
  await quantity.fill('50');
  await expect(page.getByRole('status').filter({ hasText: 'That is all there is' })).toBeVisible();
  await expect(quantity).toHaveValue('3');
  await expect(subtotal(page)).toContainText('₹1,620');
});

test('a removed line can be put back, and an empty basket leads on', { tag: '@phone' }, async ({
  page,
}) => {
  await fillBasket(page.request, { quantity: 2 });
  await page.goto('/cart');
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing in the cart yet' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'was taken out' })).toBeVisible();
  await expect(cartLink(page)).toHaveAccessibleName('Cart');
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect(cartLines(page).getByLabel('Quantity')).toHaveValue('2');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('main').getByRole('link', { name: 'See everything' }).click();
  await expect(page).toHaveURL('/products');
});

test('two baskets become one at sign-in, and what changed is told once', async ({
  page,
  request,
  inbox,
  shopper,
}) => {
  // `request` is another browser: it has none of the page's cookies.
  await signIn(request, inbox, shopper);
  await fillBasket(request, { quantity: 2 });
  await fillBasket(request, { glaze: 'Indigo' });

  await fillBasket(page.request, { quantity: 3 });
  const since = new Date();
  await page.goto('/login?next=/cart');
  await submitSignIn(page, shopper);
  await expect(page).toHaveURL(/\/login\/verify$/);
  await submitCode(page, await inbox.code(shopper.phone, since));
  await expect(page).toHaveURL('/cart');
  await expect(page.getByText('Your two carts are one now')).toBeVisible();
  await expect(page.getByText(/Small, Terracotta: put together .* 5 in all/)).toBeVisible();
  await expect(page.getByText(/Small, Indigo: still here from last time/)).toBeVisible();
  await expect(cartLines(page)).toHaveCount(2);
  await expect(cartLink(page)).toHaveAccessibleName('Cart, 6 items');
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Your two carts are one now')).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await expect(cartLines(page)).toHaveCount(2);
});

test.describe('before any script has loaded', () => {
  test.use({ javaScriptEnabled: false });

  test('a quantity can be changed and a line taken out', async ({ page }) => {
    await page.goto('/products/kulhad-chai-cup');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.goto('/cart');
    await page.getByLabel('Quantity').fill('4');
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(subtotal(page)).toContainText('₹1,560');
    await expect(page.getByLabel('Quantity')).toHaveValue('4');
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing in the cart yet' })).toBeVisible();
  });
});
