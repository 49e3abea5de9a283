import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, submitSignIn, test } from './fixtures';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds on a page, as lines that say where. */
async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: {
          run: () => Promise<{
            violations: { id: string; impact: string; nodes: { target: string[] }[] }[];
          }>;
        };
      }
    ).axe.run();
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
  '/phone',
  '/nothing-here',
];

// Each scheme on one size of screen, each size in one scheme: four would find nothing that two do not.
for (const [colorScheme, tag] of [
  ['light', '@once'],
  ['dark', '@phone'],
] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, { tag }, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });

    test('on the pages that everybody sees', async ({ page }) => {
      test.slow();
      for (const path of pages) {
        await page.goto(path);
        expect(await findings(page), path).toEqual([]);
      }
    });

    test('on the code screen, before and after a refusal, and on the account', async ({
      page,
      inbox,
      shopper,
    }) => {
      await page.goto('/login');
      await submitSignIn(page, shopper);
      await expect(page).toHaveURL(/\/login\/verify$/);
      expect(await findings(page)).toEqual([]);
      await page.getByRole('textbox', { name: 'Verification code' }).fill('12');
      await page.getByRole('button', { name: 'Verify' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page
        .getByRole('textbox', { name: 'Verification code' })
        .fill(await inbox.code(shopper.phone));
      await page.getByRole('button', { name: 'Verify' }).click();
      await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
      await page.goto('/account');
      expect(await findings(page)).toEqual([]);
    });
  });
}
