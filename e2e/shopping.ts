import { expect, type Page } from '@playwright/test';

/** Puts the small kulhad, of which there is always enough, into the basket. */
export async function addKulhad(page: Page, quantity = 1, glaze = 'Terracotta'): Promise<void> {
  await page.goto(`/products/kulhad-chai-cup?size=small&glaze=${glaze.toLowerCase()}`);
  await page.getByLabel('Quantity').fill(String(quantity));
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByRole('status').filter({ hasText: /in the cart/ })).toBeVisible();
}

/** The lines of the basket page. */
export function cartLines(page: Page) {
  return page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Remove' }) });
}

export const ADDRESS = {
  'Address line 1': '12 Lodhi Road',
  City: 'New Delhi',
  'PIN code': '110003',
};

/** Fills in what the checkout form can't know. */
export async function fillAddress(page: Page, change: Partial<typeof ADDRESS> = {}): Promise<void> {
  for (const [label, value] of Object.entries({ ...ADDRESS, ...change }))
    await page.getByLabel(label).fill(value);
  await page.getByLabel('State').selectOption('Delhi');
}

/** Chooses to pay with one of the published demo cards. */
export async function payWithCard(page: Page, number: string): Promise<void> {
  await page.getByRole('radio', { name: 'Card', exact: true }).check();
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiry').fill('12/30');
  await page.getByLabel('CVV').fill('123');
}

/** From a filled basket to the screen that waits for the code. */
export async function placeOrder(
  page: Page,
  {
    card = '4242 4242 4242 4242',
    pay,
  }: { card?: string; pay?: (page: Page) => Promise<void> } = {},
): Promise<void> {
  await page.goto('/checkout');
  await fillAddress(page);
  await (pay ? pay(page) : payWithCard(page, card));
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page).toHaveURL(/\/checkout\/verify$/, { timeout: 15_000 });
}

export const byCash = (page: Page) => page.getByRole('radio', { name: 'Cash on delivery' }).check();
