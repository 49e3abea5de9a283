import { expect, type Page, test } from '@playwright/test';

const products = (page: Page) => page.getByRole('main').getByRole('article').getByRole('link');

/** What the server writes when somebody signs in or fills a basket. */
function displayCookie(
  baseURL: string | undefined,
  display: { name: string | null; count: number },
) {
  const value = encodeURIComponent(JSON.stringify(display));
  return { name: 'kulhad_display', value, url: baseURL ?? '' };
}

test('a shopper goes from the home page to a shelf and to a product', { tag: '@phone' }, async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'Cups & mugs' }).click();
  await expect(page).toHaveURL('/products?category=cups-mugs');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cups & mugs');
  await expect(products(page)).toHaveCount(6);
  await products(page).filter({ hasText: 'Kulhad chai cup' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kulhad chai cup');
});

test('shelf and order live in the address, and back and forward follow them', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto('/products');
  await expect(products(page)).toHaveCount(36);
  await page.getByRole('link', { name: 'Textiles' }).click();
  await expect(page).toHaveURL('/products?category=textiles');
  await expect(products(page)).toHaveCount(6);
  const ours = await products(page).allTextContents();

  await page.getByRole('link', { name: 'Name', exact: true }).click();
  await expect(page).toHaveURL('/products?category=textiles&sort=name');
  const byName = [...ours].sort((a, b) => a.localeCompare(b));
  await expect(products(page)).toHaveText(byName);

  await page.goBack();
  await expect(page).toHaveURL('/products?category=textiles');
  await expect(products(page)).toHaveText(ours);
  await page.goBack();
  await expect(products(page)).toHaveCount(36);
  await page.goForward();
  await page.goForward();
  await expect(products(page)).toHaveText(byName);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Textiles');

  await page.reload();
  await expect(products(page)).toHaveText(byName);
});

test('a shelf fetches no other page until somebody is about to go there', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch']) fetched.push(new URL(request.url()).pathname);
  });
  await page.goto('/products');
  // Made by a script of the page: links have come to life before it.
  await expect(page.locator('next-route-announcer')).toBeAttached();
  await page.waitForLoadState('networkidle');
  expect(fetched).toEqual([]);
  await page.getByRole('link', { name: 'Kulhad chai cup' }).first().hover();
  await expect.poll(() => fetched).toContain('/products/kulhad-chai-cup');
  expect(new Set(fetched).size).toBe(1);
  await page.getByRole('link', { name: 'Textiles' }).focus();
  await expect.poll(() => new Set(fetched).size).toBe(2);
});

test('the newest things come first where that is asked, and stay on their shelf', async ({
  page,
}) => {
  await page.goto('/products');
  await page.getByRole('link', { name: 'Newest', exact: true }).click();
  await expect(page).toHaveURL('/products?sort=newest');
  await expect(products(page)).toHaveCount(36);
  await expect(products(page).first()).toHaveText('Jaali lantern');
  await page.getByRole('link', { name: 'Cups & mugs' }).click();
  await expect(page).toHaveURL('/products?category=cups-mugs&sort=newest');
  await expect(products(page).first()).toHaveText('Two-sip espresso cup');
});

test('a search with a slip in it finds the thing', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search products' }).fill('kulhd');
  await page.getByRole('searchbox', { name: 'Search products' }).press('Enter');
  await expect(page).toHaveURL('/products?q=kulhd');
  await expect(products(page).first()).toHaveText('Kulhad chai cup');
});

test('a search keeps its words while shelf and order change', async ({ page }) => {
  await page.goto('/products?q=chai');
  const all = await products(page).count();
  await page.getByRole('link', { name: 'Cups & mugs' }).click();
  await expect(page).toHaveURL('/products?q=chai&category=cups-mugs');
  await expect(page.getByRole('link', { name: 'Cups & mugs' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect.poll(() => products(page).count()).toBeLessThan(all);
  expect(await products(page).count()).toBeGreaterThan(0);
});

test('a search that finds nothing says so and offers a way on', async ({ page }) => {
  await page.goto('/products?q=zzzzqqq');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing found for “zzzzqqq”');
  await page.getByRole('main').getByRole('link', { name: 'See everything' }).click();
  await expect(products(page)).toHaveCount(36);
});

test('a search for anything at all is answered', async ({ request }) => {
  const odd = [
    '%00',
    '%2500',
    '%F0%9F%8F%BA',
    `${'a'.repeat(10_000)}`,
    'a&q=b&q[]=c',
    '%3Cscript%3E',
    '%25',
    "'",
  ];
  for (const query of odd) {
    const answer = await request.get(`/products?q=${query}`);
    expect(answer.status(), query.slice(0, 20)).toBe(200);
    expect(await answer.text()).not.toContain('<script>“');
  }
});

test('an address without a page is a 404 with a way home', async ({ page }) => {
  for (const path of [
    '/no-such-page',
    '/products/no-such-thing',
    '/products?category=none',
    '/products?sort=none',
    '/a.b/c.html',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This shelf is empty');
  }
  await page.getByRole('link', { name: 'Go to the home page' }).click();
  await expect(page).toHaveURL('/');
});

test.describe('a product page', () => {
  test('keeps the choice in the address, and the picture, price and stock follow it', {
    tag: '@phone',
  }, async ({ page }) => {
    await page.goto('/products/kulhad-chai-cup');
    const picture = page.getByRole('main').getByRole('img').first();
    await expect(page.getByRole('radio', { name: 'Small' })).toBeChecked();
    await page.getByRole('radio', { name: 'Indigo' }).check();
    await expect(page).toHaveURL('/products/kulhad-chai-cup?size=small&glaze=indigo');
    await expect(picture).toHaveAttribute('src', /front-indigo/);
    await expect(page.getByText('₹420')).toBeVisible();
    await page.getByRole('radio', { name: 'Large' }).check();
    await expect(page.getByText('₹540')).toBeVisible();

    await page.reload();
    await expect(page.getByRole('radio', { name: 'Large' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'Indigo' })).toBeChecked();
    await expect(picture).toHaveAttribute('src', /front-indigo/);
    await expect(page.getByText('₹540')).toBeVisible();
  });

  test('is as it was left when somebody comes back to it', async ({ page }) => {
    await page.goto('/products/kulhad-chai-cup');
    await page.getByRole('radio', { name: 'Ivory' }).check();
    await page.getByRole('link', { name: 'Monsoon mug' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Monsoon mug');
    await expect(page).toHaveURL('/products/monsoon-mug');
    await page.goBack();
    await expect(page).toHaveURL('/products/kulhad-chai-cup?size=small&glaze=ivory');
    await expect(page.getByRole('radio', { name: 'Ivory' })).toBeChecked();
    await expect(page.getByRole('main').getByRole('img').first()).toHaveAttribute(
      'src',
      /front-ivory/,
    );
  });

  test('shows what is sold out, and does not sell it', { tag: '@phone' }, async ({ page }) => {
    await page.goto('/products/kulhad-chai-cup?size=large&glaze=ivory');
    await expect(page.getByRole('radio', { name: 'Ivory' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'Ivory' })).toHaveAccessibleDescription(
      'Sold out',
    );
    await expect(page.getByText('This combination is sold out')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add to cart' })).toBeDisabled();
    await page.getByRole('radio', { name: 'Small' }).check();
    await expect(page.getByRole('button', { name: 'Add to cart' })).toBeEnabled();
  });

  test('says how few are left, as they are now', async ({ page }) => {
    await page.route('**/api/stock/*', (route) =>
      route.fulfill({ json: { variants: { 'KUL-S-TER': { stock: 2, pricePaise: 41_000 } } } }),
    );
    await page.goto('/products/kulhad-chai-cup');
    await expect(page.getByText('Only 2 left')).toBeVisible();
    await expect(page.getByText('₹410')).toBeVisible();
  });

  test('keeps the figures it was made with when the present ones cannot be had', async ({
    page,
  }) => {
    await page.route('**/api/stock/*', (route) => route.abort());
    await page.goto('/products/kulhad-chai-cup');
    await page.getByRole('radio', { name: 'Large' }).check();
    await expect(page.getByText('₹490')).toBeVisible();
    await expect(page.getByText('In stock')).toBeVisible();
  });

  test('adds what is chosen, and the header counts it', { tag: '@phone' }, async ({ page }) => {
    await page.goto('/products/kulhad-chai-cup');
    await page.getByRole('radio', { name: 'Indigo' }).check();
    await page.getByLabel('Quantity').fill('3');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Added' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Cart, 3 items' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Indigo' })).toBeChecked();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('shelves, search and the cart work', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox', { name: 'Search products' }).fill('kulhad');
    await page.getByRole('searchbox', { name: 'Search products' }).press('Enter');
    await products(page).first().click();
    await page.getByRole('radio', { name: 'Large' }).check();
    await page.getByRole('radio', { name: 'Indigo' }).check();
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Added' })).toBeVisible();
    await page.getByRole('link', { name: 'Cart', exact: true }).click();
    await expect(page.getByRole('main')).toContainText('Large, Indigo');
  });
});

test.describe('the header', () => {
  test('offers a guest to sign in, and brings them back to the open page', {
    tag: '@phone',
  }, async ({ page }) => {
    await page.goto('/products?category=textiles');
    await expect(page.getByRole('button', { name: 'Account' })).toBeHidden();
    await expect(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      `/login?next=${encodeURIComponent('/products?category=textiles')}`,
    );
  });

  test('knows a member before any script of the shop has loaded', { tag: '@phone' }, async ({
    page,
    context,
    baseURL,
  }) => {
    await context.addCookies([displayCookie(baseURL, { name: 'Asha', count: 12 })]);
    await page.route('**/_next/static/**/*.js', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeHidden();
    await expect(page.getByRole('link', { name: 'Cart 12' })).toBeVisible();
  });

  test("opens a member's menu by keyboard", async ({ page, context, baseURL }) => {
    await context.addCookies([displayCookie(baseURL, { name: 'Asha', count: 1 })]);
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Cart, 1 item' })).toBeVisible();
    await page.getByRole('button', { name: 'Account' }).press('Enter');
    await expect(page.getByText('Signed in as Asha')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Addresses' })).toHaveAttribute(
      'href',
      '/account#addresses',
    );
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Signed in as Asha')).toBeHidden();
  });

  test('lets a keyboard skip to the content', async ({ page }) => {
    await page.goto('/');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });
});

test('the language is part of the address, and English has no prefix', { tag: '@phone' }, async ({
  page,
}) => {
  await page.goto('/products?category=textiles');
  const hindi = page.getByRole('link', { name: 'हिन्दी' });
  // Until its script has come, the page is the same for every address, and leads to the home page.
  await expect(hindi).toHaveAttribute('href', '/hi/products?category=textiles');
  await hindi.click();
  await expect(page).toHaveURL('/hi/products?category=textiles');
  await expect(page.locator('html')).toHaveAttribute('lang', 'hi');
  await expect(products(page)).toHaveCount(6);
  const english = page.getByRole('link', { name: 'English' });
  await expect(english).toHaveAttribute('href', '/products?category=textiles');
  await english.click();
  await expect(page).toHaveURL('/products?category=textiles');
  await page.goto('/en/products');
  await expect(page).toHaveURL('/products');
});

test('home, shelves and products are made ahead, not for each visit', async ({ request }) => {
  for (const path of [
    '/',
    '/hi',
    '/products',
    '/products?category=textiles&sort=name',
    '/products?sort=newest',
    '/hi/products?category=textiles&sort=newest',
    '/products/kulhad-chai-cup',
  ]) {
    const answer = await request.get(path);
    expect(answer.headers()['x-nextjs-prerender'], path).toContain('1');
    expect(answer.headers()['set-cookie'], path).toBeUndefined();
  }
});

test('no page is wider than the window', { tag: '@phone' }, async ({ page }) => {
  for (const path of ['/', '/products', '/products/kulhad-chai-cup', '/products?q=chai', '/nope']) {
    await page.goto(path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});

test('every picture of a page is there', async ({ page, request }) => {
  // Journeys run without pictures, which cost a quarter of their time; so each is asked for here.
  for (const path of ['/', '/products', '/products/kulhad-chai-cup']) {
    await page.goto(path);
    const sources = await page
      .locator('main img')
      .evaluateAll((images) => images.map((image) => image.getAttribute('src') ?? ''));
    expect(sources.length, path).toBeGreaterThan(3);
    for (const source of new Set(sources)) {
      const answer = await request.get(source);
      expect(answer.status(), source).toBe(200);
      expect(answer.headers()['content-type'], source).toMatch(/^image\//);
    }
  }
});
