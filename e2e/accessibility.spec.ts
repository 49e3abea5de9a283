import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { awaitSignIn, expect, signIn, submitCode, test } from './fixtures';
import { postForm } from './plain-form';
import { byCash, confirmed, confirmOrder, fillAddress, fillBasket, submitOrder } from './shopping';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds on a page, as lines that say where. */
async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: {
          run: (options: { resultTypes: ['violations'] }) => Promise<{
            violations: { id: string; impact: string; nodes: { target: string[] }[] }[];
          }>;
        };
      }
    ).axe.run({ resultTypes: ['violations'] });
    return violations.map(
      ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.target).join(' | ')}`,
    );
  });
}

const pages = [
  '/',
  '/hi',
  '/products',
  '/products?category=textiles',
  '/products?q=kulhad',
  '/products?q=nothing-like-it',
  '/products/kulhad-chai-cup',
  '/cart',
  '/signup',
  '/login',
  '/forgot-password',
  '/reset-password',
  '/signup/verify',
  '/account-erased',
  '/phone',
  '/nothing-here',
];

// Each scheme on one size of screen, each size in one scheme: four would find nothing that two do not.
for (const [colorScheme, tag] of [
  ['light', '@desktop'],
  ['dark', '@phone-only'],
] as const) {
  test.describe(`[W4] axe finds nothing, ${colorScheme}`, { tag }, () => {
    // The shop's policy would not let axe run.
    test.use({ colorScheme, reducedMotion: 'reduce', bypassCSP: true });

    test('on the pages that everybody sees', async ({ page }) => {
      test.slow();
      for (const path of pages) {
        await page.goto(path);
        expect(await findings(page), path).toEqual([]);
      }
    });

    test('on a refused registration', async ({ page }) => {
      await page.goto('/signup');
      await page.getByRole('button', { name: 'Create account' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('on the code screen, before and after a refusal', async ({ page, inbox, shopper }) => {
      await awaitSignIn(page.request, inbox, shopper);
      await page.goto('/login/verify');
      expect(await findings(page)).toEqual([]);
      await submitCode(page, '12');
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('where a new password is set, before and after a refusal', async ({
      page,
      inbox,
      shopper,
    }) => {
      const fields = { identifier: shopper.phone };
      await postForm(page.request, '/forgot-password', 'name="identifier"', fields);
      const code = await inbox.code(shopper.phone);
      await postForm(page.request, '/forgot-password/verify', 'name="code"', { code });
      await page.goto('/reset-password');
      await page.getByRole('textbox', { name: 'New password' }).fill('password');
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Set new password' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('on the way from a basket to an order, and on the account that has both', async ({
      page,
      inbox,
      shopper,
    }) => {
      test.slow();
      await signIn(page.request, inbox, shopper);
      await fillBasket(page.request, { quantity: 2 });
      for (const path of ['/cart', '/checkout']) {
        await page.goto(path);
        expect(await findings(page), path).toEqual([]);
      }
      await page.getByRole('button', { name: 'Place order' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await findings(page), 'checkout, refused').toEqual([]);

      const since = new Date();
      await fillAddress(page);
      await byCash(page);
      await submitOrder(page);
      const code = await inbox.code(shopper.phone, since);
      expect(await findings(page), 'the code of an order').toEqual([]);
      await confirmOrder(page, '12');
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await findings(page), 'the code of an order, refused').toEqual([]);
      await confirmOrder(page, code);
      await expect(confirmed(page)).toBeVisible();
      expect(await findings(page), 'an order').toEqual([]);

      await page.goto('/account/passkeys');
      expect(await findings(page), 'passkeys').toEqual([]);
      await page.goto('/account');
      expect(await findings(page), 'the account').toEqual([]);
      await page.getByRole('link', { name: 'Edit' }).click();
      await page.getByLabel('PIN code').fill('0');
      await page.getByRole('button', { name: 'Save address' }).click();
      await expect(page.getByLabel('PIN code')).toHaveAttribute('aria-invalid', 'true');
      expect(await findings(page), 'an address, refused').toEqual([]);
      await page.goto('/account/erase');
      await page.getByRole('button', { name: 'Delete my account for good' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await findings(page), 'deleting the account, refused').toEqual([]);
    });
  });
}
