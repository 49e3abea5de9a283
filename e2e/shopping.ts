import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { showCodeScreen, submitCode } from './fixtures';
import type { Inbox } from './inbox';
import { postForm } from './plain-form';

const KULHAD = '/products/kulhad-chai-cup';

/** Fields and values of forms, by their names. */
export const ADDRESS = { line1: '12 Lodhi Road', city: 'New Delhi', pin: '110003', state: 'Delhi' };
export const CASH = { payment: 'cash' };
export const CARD = {
  payment: 'card',
  cardNumber: '4242 4242 4242 4242',
  expiry: '12/30',
  cvv: '123',
};

/** Puts the small kulhad, of which there is always enough, into the basket. */
export async function addKulhad(page: Page, quantity = 1): Promise<void> {
  await page.goto(KULHAD);
  await page.getByLabel('Quantity').fill(String(quantity));
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByRole('status').filter({ hasText: /in the cart/ })).toBeVisible();
}

/** The same without a screen, for journeys that begin with a filled basket. */
export async function fillBasket(
  request: APIRequestContext,
  { quantity = 1, size = 'Small', glaze = 'Terracotta' } = {},
): Promise<void> {
  const fields = { quantity: String(quantity), option1: size, option2: glaze };
  const answer = await postForm(request, KULHAD, 'name="product"', fields);
  expect(await answer.text()).toMatch(/in the cart/);
}

/** The lines of the basket page. */
export function cartLines(page: Page) {
  return page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Remove' }) });
}

/** Fills in what the checkout form can't know. */
export async function fillAddress(page: Page, change: Partial<typeof ADDRESS> = {}): Promise<void> {
  const { line1, city, pin, state } = { ...ADDRESS, ...change };
  await page.getByLabel('Address line 1').fill(line1);
  await page.getByLabel('City').fill(city);
  await page.getByLabel('PIN code').fill(pin);
  await page.getByLabel('State').selectOption(state);
}

/** Chooses to pay with one of the published demo cards. */
export async function payWithCard(page: Page, number: string): Promise<void> {
  await page.getByRole('radio', { name: 'Card', exact: true }).check();
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiry').fill(CARD.expiry);
  await page.getByLabel('CVV').fill(CARD.cvv);
}

export const byCash = (page: Page) => page.getByRole('radio', { name: 'Cash on delivery' }).check();

/** Submits the filled checkout form; the code is awaited next. */
export async function submitOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page).toHaveURL(/\/checkout\/verify$/);
}

/**
 * A member's order of one kulhad that waits for its code, shown: for journeys about that code. The
 * screens before it are walked in `checkout.spec.ts`.
 *
 * @returns the code
 */
export async function waitingOrder(
  page: Page,
  inbox: Inbox,
  { phone }: { phone: string },
  payment: Record<string, string> = CASH,
): Promise<string> {
  await fillBasket(page.request);
  const since = new Date();
  const fields = { ...ADDRESS, ...payment };
  const placed = await postForm(page.request, '/checkout', 'name="delivery"', fields);
  expect(placed.headers().location).toMatch(/\/checkout\/verify$/);
  const code = await inbox.code(phone, since);
  await showCodeScreen(page, '/checkout/verify');
  return code;
}

/** Types the order's code and confirms it. */
export const confirmOrder = (page: Page, code: string) => submitCode(page, code, 'Confirm order');

/** The heading on arrival at an order that came about. */
export const confirmed = (page: Page) =>
  page.getByRole('heading', { level: 1, name: 'Order confirmed' });
