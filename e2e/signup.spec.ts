import { expect, newShopper, notThe, plainTab, submitCode, submitSignup, test } from './fixtures';

test('a new shopper registers with a number and is back where they were', {
  tag: '@phone',
}, async ({ page, inbox, stranger }) => {
  await page.goto('/products/kulhad-chai-cup');
  const signIn = page.getByRole('link', { name: 'Sign in' });
  // Until its script has come, the page is the same for every address, and leads home afterwards.
  await expect(signIn).toHaveAttribute('href', /next=/);
  await signIn.click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await submitSignup(page, stranger);
  await expect(page).toHaveURL(/\/signup\/verify$/);
  await expect(page.getByText(stranger.phone.slice(-4))).toBeVisible();
  await submitCode(page, await inbox.code(stranger.phone));
  await expect(page).toHaveURL(/\/products\/kulhad-chai-cup$/);
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
});

test('[A6] I6: a number that has an account sees the same screens, and its owner is told', async ({
  page,
  inbox,
  shopper,
  stranger,
}) => {
  await page.goto('/signup');
  await submitSignup(page, { ...stranger, phone: shopper.phone });
  await expect(page).toHaveURL(/\/signup\/verify$/);
  await expect(page.getByText(shopper.phone.slice(-4))).toBeVisible();
  const message = await inbox.message(shopper.phone);
  expect(message.purpose).toBe('notice.account_exists');
  expect(message.body).not.toMatch(/\d{6}/);
  await submitCode(page, '000000');
  await expect(page.getByRole('alert')).toContainText('4 tries left');
});

test('[A6] I6: an email that has an account sees the same screens, and gets no code', async ({
  page,
  inbox,
  shopper,
  stranger,
}) => {
  await page.goto('/signup');
  await submitSignup(page, { ...stranger, email: shopper.email.toUpperCase() });
  await expect(page).toHaveURL(/\/signup\/verify$/);
  expect((await inbox.message(shopper.phone)).purpose).toBe('notice.account_exists');
  expect(await inbox.messages(stranger.phone)).toEqual([]);
});

test('[W3] [W4] [A3] every wrong field says what is wrong with it, and nothing that was typed is lost', {
  tag: '@phone',
}, async ({ page, inbox }) => {
  await page.goto('/signup');
  await page.getByLabel('Full name').fill('Meera');
  await page.getByLabel('Email').fill('meera at example');
  await page.getByLabel('Mobile number').fill('022 2654 3210');
  await page.getByLabel('Password', { exact: true }).fill('password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert')).toHaveText('Please check the fields marked below.');
  const email = page.getByLabel('Email');
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/not an email address/);
  const number = page.getByLabel('Mobile number');
  await expect(number).toHaveAccessibleDescription(/landline/);
  await expect(number).toHaveAttribute('autocomplete', 'tel');
  const password = page.getByLabel('Password', { exact: true });
  await expect(password).toHaveAccessibleDescription(/guessed first/);
  await expect(password).toHaveValue('password');
  await expect(page.getByLabel('Full name')).toHaveValue('Meera');
  await expect(page.getByLabel('Full name')).not.toHaveAttribute('aria-invalid');
  expect(await inbox.messages('+919999999999')).toEqual([]);
});

test('who typed a wrong number goes back and finds the rest as it was', async ({
  page,
  inbox,
  stranger,
}) => {
  await page.goto('/signup');
  await submitSignup(page, { ...stranger, phone: newShopper().phone });
  await page.getByRole('link', { name: 'Change the number' }).click();
  await expect(page.getByLabel('Full name')).toHaveValue(stranger.name);
  await expect(page.getByLabel('Email')).toHaveValue(stranger.email);
  await page.getByLabel('Mobile number').fill(stranger.phone);
  await page.getByLabel('Password', { exact: true }).fill(stranger.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText(stranger.phone.slice(-4))).toBeVisible();
  await submitCode(page, await inbox.code(stranger.phone));
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
});

test('[P2] after five wrong codes the right one is refused too, and the way on is shown', async ({
  page,
  inbox,
  stranger,
}) => {
  await page.goto('/signup');
  await submitSignup(page, stranger);
  await expect(page).toHaveURL(/\/signup\/verify$/);
  const code = await inbox.code(stranger.phone);
  for (const left of ['4 tries left', '3 tries left', '2 tries left', 'One try left']) {
    await submitCode(page, notThe(code, left.length));
    await expect(page.getByRole('alert')).toContainText(left);
  }
  const tab = await plainTab(page, '/signup/verify');
  await submitCode(page, notThe(code));
  await expect(page.getByRole('alert')).toContainText('Too many wrong codes');
  await submitCode(tab, code);
  await expect(tab.getByRole('alert')).toContainText('Too many wrong codes');
  await tab.context().close();
  await page.getByRole('link', { name: 'Start again' }).click();
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible();
});

test('what is being typed while the script loads is not added to what comes back', async ({
  page,
  stranger,
}) => {
  await page.goto('/signup');
  const [name, email] = [page.getByLabel('Full name'), page.getByLabel('Email')];
  await expect(async () => {
    await name.fill(stranger.name);
    await email.fill(stranger.email);
    expect(await page.evaluate(() => sessionStorage.getItem('kulhad-signup'))).toContain('@');
  }).toPass();

  let load = () => {};
  const loading = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.route('**/_next/static/**/*.js', (route) => loading.then(() => route.continue()));
  await page.reload({ waitUntil: 'commit' });
  await name.focus();
  load();
  await expect(email).toHaveValue(stranger.email);
  await page.keyboard.type('Asha');
  await expect(name).toHaveValue('Asha');
});
