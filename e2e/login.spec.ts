import { awaitSignIn, expect, notThe, signIn, submitCode, submitSignIn, test } from './fixtures';

test('a member signs in with number, password and code', { tag: '@phone' }, async ({
  page,
  inbox,
  shopper,
}) => {
  await page.goto('/login');
  await submitSignIn(page, shopper);
  await expect(page).toHaveURL(/\/login\/verify$/);
  await submitCode(page, await inbox.code(shopper.phone));
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
});

test('a member signs in with the email, in whatever case', async ({ page, inbox, shopper }) => {
  await page.goto('/login');
  await submitSignIn(page, { ...shopper, phone: shopper.email.toUpperCase() });
  await expect(page).toHaveURL(/\/login\/verify$/);
  await submitCode(page, await inbox.code(shopper.phone));
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
});

test('a trusted device needs no code the next time, and another device does', {
  tag: '@phone',
}, async ({ page, request, inbox, shopper }) => {
  await page.goto('/login');
  await submitSignIn(page, shopper);
  await page.getByRole('checkbox', { name: 'Trust this device for 30 days' }).check();
  await submitCode(page, await inbox.code(shopper.phone));
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login/);
  await submitSignIn(page, shopper);
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
  expect(await inbox.messages(shopper.phone)).toHaveLength(1);

  // `request` is another browser: it has none of the page's cookies.
  await awaitSignIn(request, inbox, shopper);
});

test('[A6] [P1] I6: a wrong password and an unknown account get the same words, and nobody a message', async ({
  page,
  inbox,
  shopper,
  stranger,
}) => {
  const words: string[] = [];
  for (const who of [{ ...shopper, password: 'not-the-password' }, stranger]) {
    await page.goto('/login');
    await submitSignIn(page, who);
    await expect(page.getByRole('alert')).toContainText('is not right');
    words.push((await page.getByRole('alert').textContent()) ?? '');
    await expect(page.getByLabel('Mobile number or email')).toHaveValue(who.phone);
  }
  expect(new Set(words).size).toBe(1);
  expect(await inbox.messages(shopper.phone)).toEqual([]);
});

test('I8: a sign-in never leaves the shop, whatever the address says', async ({
  page,
  inbox,
  shopper,
}) => {
  await page.goto('/login?next=//evil.example/login');
  await submitSignIn(page, shopper);
  await expect(page).toHaveURL(/\/login\/verify$/);
  await submitCode(page, await inbox.code(shopper.phone));
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
  await expect(page).toHaveURL('/');
});

test('[A9] a session that was signed out is refused, cookie and all', async ({
  page,
  context,
  inbox,
  shopper,
}) => {
  await signIn(page.request, inbox, shopper);
  await page.goto('/account');
  await expect(page).toHaveURL('/account');
  const kept = await context.cookies();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login/);
  await context.addCookies(kept);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login\?next=%2Faccount$/);
});

test('[A8] who knows the password and not the phone is refused, and the owner hears of it', async ({
  page,
  inbox,
  shopper,
}) => {
  const code = await awaitSignIn(page.request, inbox, shopper);
  await page.goto('/login/verify');
  for (const step of [1, 2, 3, 4]) {
    await submitCode(page, notThe(code, step));
    await expect(page.getByRole('alert')).toContainText('left');
    await expect(page.getByRole('status').filter({ hasText: `${5 - step} ` })).toHaveCount(
      step === 4 ? 0 : 1,
    );
  }
  await submitCode(page, notThe(code, 5));
  await expect(page.getByRole('alert')).toContainText('Too many wrong codes');
  await expect
    .poll(async () => (await inbox.messages(shopper.phone)).map((message) => message.purpose))
    .toContain('notice.code_failed');
  await page.getByRole('link', { name: 'Sign in' }).last().click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test("I14: next-auth's own endpoints are not there", async ({ request, shopper }) => {
  for (const path of ['signin', 'session', 'csrf', 'providers', 'callback/ticket', 'signout']) {
    const got = await request.get(`/api/auth/${path}`);
    expect(got.status(), path).toBe(404);
    const posted = await request.post(`/api/auth/${path}`, {
      form: { identifier: shopper.phone, password: shopper.password, ticket: 'x' },
    });
    expect(posted.status(), path).toBeGreaterThanOrEqual(400);
    expect(posted.headers()['set-cookie'] ?? '', path).not.toContain('kulhad_session');
  }
});

test('a member with a session is sent on from the sign-in page', async ({ page, signedIn }) => {
  await page.goto('/login?next=/products');
  await expect(page).toHaveURL('/products');
  expect(signedIn.name).toBeTruthy();
});
