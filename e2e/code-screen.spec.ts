import type { Page } from '@playwright/test';
import {
  expect,
  newShopper,
  notThe,
  plainTab,
  type Shopper,
  showCodeScreen,
  submitCode,
  submitSignup,
  test,
} from './fixtures';
import type { Inbox } from './inbox';
import { postForm } from './plain-form';

/**
 * The screen that awaits a registration's code; the form before it is walked in `signup.spec.ts`.
 *
 * @returns the code
 */
async function waitingForCode(page: Page, inbox: Inbox, stranger: Shopper): Promise<string> {
  await postForm(page.request, '/signup', 'name="email"', stranger);
  const code = await inbox.code(stranger.phone);
  await showCodeScreen(page, '/signup/verify');
  return code;
}

const fieldOf = (page: Page) => page.getByRole('textbox', { name: 'Verification code' });

const isIn = (page: Page) => expect(page.getByRole('button', { name: 'Account' })).toBeVisible();

test('[W1] [W3] the field takes a paste of the whole message, and asks for autofill', {
  tag: '@phone',
}, async ({ page, inbox, stranger }) => {
  await waitingForCode(page, inbox, stranger);
  const field = fieldOf(page);
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(field).toHaveAttribute('inputmode', 'numeric');
  const { body } = await inbox.message(stranger.phone);
  await field.evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, body);
  await expect(field).toHaveValue(/^\d{6}$/);
  await page.getByRole('button', { name: 'Verify' }).click();
  await isIn(page);
});

test('[W1] spaces, dashes and the digits of other scripts are understood', async ({
  page,
  inbox,
  stranger,
}) => {
  const code = await waitingForCode(page, inbox, stranger);
  const field = fieldOf(page);
  const wrong = notThe(code);
  await field.fill(`${wrong.slice(0, 3)}-${wrong.slice(3)}`);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByRole('alert')).toContainText('4 tries left');
  await field.fill([...code].map((digit) => '०१२३४५६७८९'[Number(digit)]).join(' '));
  await page.getByRole('button', { name: 'Verify' }).click();
  await isIn(page);
});

test('[W4] what is no code costs no try, and the field says so', async ({
  page,
  inbox,
  stranger,
}) => {
  await waitingForCode(page, inbox, stranger);
  const field = fieldOf(page);
  for (const typed of ['', '12345', 'abcdef', '9'.repeat(900)]) {
    await field.fill(typed);
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(/Type the 6 digits/);
    await expect(field).toHaveValue(typed);
  }
  await expect(page.getByText(/tries left/)).toHaveCount(0);
});

test('the time left and the wait for a resend are shown, and run', { tag: '@phone' }, async ({
  page,
  inbox,
  stranger,
}) => {
  await waitingForCode(page, inbox, stranger);
  const time = page.getByRole('status').filter({ hasText: 'works for another' });
  await expect(time).toContainText(/9:\d\d/);
  const shown = (await time.textContent()) ?? '';
  await expect(time).not.toHaveText(shown);
  await expect(page.getByText(/Resend code in \d+ s/)).toBeVisible();
});

test('[W2] a resend keeps what was typed, and sends the same code; a call reads it out', async ({
  page,
  browser,
  inbox,
  stranger,
}) => {
  test.slow();
  // Who wants to be called waits the same half minute, in a browser of their own.
  const caller = newShopper();
  const elsewhere = await (await browser.newContext()).newPage();
  const theirs = await waitingForCode(elsewhere, inbox, caller);
  const code = await waitingForCode(page, inbox, stranger);
  const field = fieldOf(page);
  await field.fill(code.slice(0, 3));
  const resend = page.getByRole('button', { name: 'Resend code' });
  await expect(resend).toBeDisabled();
  await expect(resend).toBeEnabled({ timeout: 40_000 });
  await resend.click();
  await expect(page.getByRole('status').filter({ hasText: 'same code' })).toBeVisible();
  await expect(field).toHaveValue(code.slice(0, 3));
  await expect.poll(async () => (await inbox.messages(stranger.phone)).length).toBe(2);
  expect(await inbox.code(stranger.phone)).toBe(code);
  await field.fill(code);
  await page.getByRole('button', { name: 'Verify' }).click();
  await isIn(page);

  const call = elsewhere.getByRole('button', { name: 'Call me instead' });
  await expect(call).toBeEnabled();
  await call.click();
  await expect(elsewhere.getByRole('status').filter({ hasText: 'calling you' })).toBeVisible();
  await expect(call).toBeDisabled();
  const spoken = async () => (await inbox.messages(caller.phone)).map(({ encoding }) => encoding);
  await expect.poll(spoken).toEqual(['speech', 'GSM-7']);
  const { body } = await inbox.message(caller.phone);
  expect(body.match(/(\d, ){5}\d/)?.[0].replaceAll(', ', '')).toBe(theirs);
  await submitCode(elsewhere, theirs);
  await isIn(elsewhere);
  await elsewhere.context().close();
});

test('an expired code says so, and a new one comes to the same screen', async ({
  page,
  inbox,
  stranger,
}) => {
  const code = await waitingForCode(page, inbox, stranger);
  expect(await inbox.expire(stranger.phone)).toBe(1);
  await submitCode(page, code);
  await expect(page.getByRole('alert')).toContainText('The code has expired');
  await expect(page.getByRole('button', { name: 'Send a new code' })).toBeVisible();
});

test('a reload and the back button find the same code waiting', async ({
  page,
  inbox,
  stranger,
}) => {
  const code = await waitingForCode(page, inbox, stranger);
  await page.reload();
  await page.goto('/products');
  await page.goBack();
  await submitCode(page, code);
  await isIn(page);
  expect(await inbox.messages(stranger.phone)).toHaveLength(1);
});

test('two tabs: the newer code counts, and the older tab says so without costing a try', async ({
  page,
  context,
  inbox,
  stranger,
}) => {
  const first = await waitingForCode(page, inbox, stranger);
  const other = newShopper();
  const second = await context.newPage();
  const newer = await waitingForCode(second, inbox, other);
  const late = await plainTab(page, '/signup/verify');
  await submitCode(page, first);
  await expect(page.getByRole('alert')).toContainText('newer code in another tab');
  await submitCode(page, newer);
  await isIn(page);
  await submitCode(late, newer);
  await expect(late.getByRole('alert')).toContainText('used already');
  await late.context().close();
  await second.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(second.getByRole('alert')).toContainText('used already');
});

test('an answer counts also where a look at how far the message is comes with it', async ({
  page,
  context,
  inbox,
  stranger,
}) => {
  const first = await waitingForCode(page, inbox, stranger);
  const newer = await waitingForCode(await context.newPage(), inbox, newShopper());
  await submitCode(page, first);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('alert')).toContainText('newer code in another tab');
  await submitCode(page, newer);
  await isIn(page);
});

test('a double click creates one account and sends one message', async ({
  page,
  inbox,
  stranger,
}) => {
  await page.goto('/signup');
  await page.getByLabel('Full name').fill(stranger.name);
  await page.getByLabel('Email').fill(stranger.email);
  await page.getByLabel('Mobile number').fill(stranger.phone);
  await page.getByLabel('Password', { exact: true }).fill(stranger.password);
  await page.getByRole('button', { name: 'Create account' }).dblclick();
  await expect(page).toHaveURL(/\/signup\/verify$/);
  const field = page.getByRole('textbox', { name: 'Verification code' });
  await field.fill(await inbox.code(stranger.phone));
  await page.getByRole('button', { name: 'Verify' }).dblclick();
  await isIn(page);
  expect(await inbox.messages(stranger.phone)).toHaveLength(1);
});

test('a carrier that refuses is told of, and one that is slow only takes longer', async ({
  page,
  inbox,
  stranger,
}) => {
  const show = async (shopper: Shopper) => {
    await postForm(page.request, '/signup', 'name="email"', shopper);
    await page.goto('/signup/verify');
  };
  await inbox.fault(stranger.phone, 'fail');
  await show(stranger);
  await expect(page.getByText('The message could not be delivered')).toBeVisible();
  const slow = newShopper();
  await inbox.fault(slow.phone, 'delay', 1_500);
  await show(slow);
  expect((await inbox.messages(slow.phone)).filter((message) => message.body)).toEqual([]);
  await submitCode(page, await inbox.code(slow.phone));
  await isIn(page);
});

test('without a challenge the screen says so and shows the way', async ({ page }) => {
  for (const path of ['/signup/verify', '/login/verify', '/forgot-password/verify']) {
    await page.goto(path);
    await expect(page.getByRole('alert')).toContainText('No code is waiting here');
    await expect(page.getByRole('textbox', { name: 'Verification code' })).toHaveCount(0);
  }
});

test('after success the back button does not ask for the used code again', async ({
  page,
  inbox,
  stranger,
}) => {
  await submitCode(page, await waitingForCode(page, inbox, stranger));
  await isIn(page);
  await page.goto('/signup/verify');
  await expect(page.getByRole('alert')).toContainText('used already');
  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(page).toHaveURL('/');
});

test.describe('before any script has loaded', () => {
  test.use({ javaScriptEnabled: false });

  test('[W2] asking for a resend too early keeps what was typed and says how long to wait', async ({
    page,
    inbox,
    stranger,
  }) => {
    await waitingForCode(page, inbox, stranger);
    const field = fieldOf(page);
    await field.fill('123');
    await page.getByRole('button', { name: 'Resend code' }).dispatchEvent('click');
    await expect(page.getByRole('alert')).toContainText(/resend the code in \d+ seconds/);
    await expect(field).toHaveValue('123');
    expect(await inbox.messages(stranger.phone)).toHaveLength(1);
  });

  test('a shopper registers all the same, and a refusal keeps what was typed', async ({
    page,
    inbox,
    stranger,
  }) => {
    await page.goto('/signup');
    await submitSignup(page, { ...stranger, email: 'nonsense' });
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByLabel('Full name')).toHaveValue(stranger.name);
    await submitSignup(page, stranger);
    await expect(page).toHaveURL(/\/signup\/verify$/);
    await submitCode(page, notThe(await inbox.code(stranger.phone)));
    await expect(page.getByRole('alert')).toContainText('4 tries left');
    await submitCode(page, await inbox.code(stranger.phone));
    await expect(page).toHaveURL('/');
    await page.goto('/account');
    await expect(page).toHaveURL('/account');
  });
});
