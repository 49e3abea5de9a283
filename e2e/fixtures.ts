import { randomInt, randomUUID } from 'node:crypto';
import {
  type APIRequestContext,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { Inbox } from './inbox';
import { postForm } from './plain-form';

export type Shopper = { name: string; email: string; phone: string; password: string };

/**
 * Somebody with a number, an email and a password of their own, without an account. By the shape of
 * the password it is found where the shop must not write it down (`scripts/checks/secrets.mjs`).
 */
export function newShopper(): Shopper {
  const id = randomUUID().slice(0, 8);
  return {
    name: `Meera ${id}`,
    email: `meera.${id}@example.com`,
    phone: `+919${String(randomInt(0, 1_000_000_000)).padStart(9, '0')}`,
    password: `chai-${id}-verandah`,
  };
}

type Fixtures = {
  /**
   * What the browser complained of. A journey that leaves any has failed: one that expects some takes
   * them out.
   */
  complaints: string[];
  /** The messages that reached a number. */
  inbox: Inbox;
  /** Somebody who has no account yet. */
  stranger: Shopper;
  /** Somebody with a verified account, made for this test alone. */
  shopper: Shopper;
  /** Signs that shopper in, with the code that arrives. */
  signedIn: Shopper;
};

export const test = base.extend<Fixtures>({
  complaints: async ({ baseURL: _anyShop }, use) => use([]),
  context: async ({ context, complaints }, use) => {
    await noteComplaints(context, complaints);
    await use(context);
    expect(complaints, 'what the browser complained of').toEqual([]);
  },
  inbox: async ({ request }, use) => use(new Inbox(request)),
  stranger: async ({ baseURL: _anyShop }, use) => use(newShopper()),
  shopper: async ({ request }, use) => {
    const shopper = newShopper();
    const made = await request.post('/api/dev/shoppers', { data: shopper });
    expect(made.status(), await made.text()).toBe(201);
    await use(shopper);
  },
  signedIn: async ({ page, shopper, inbox }, use) => {
    await signIn(page.request, inbox, shopper);
    await use(shopper);
  },
});

export { expect };

/** Notes what the content policy blocked, what was thrown, and what the console shows as an error. */
async function noteComplaints(context: BrowserContext, complaints: string[]): Promise<void> {
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`blocked by ${event.violatedDirective}: ${event.blockedURI}`),
    ),
  );
  context.on('weberror', (thrown) => complaints.push(thrown.error().message));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    // A page or an action that answers 4xx says so here too; a script or a style never may.
    const answered = message.text().startsWith('Failed to load resource');
    if (answered && !url.includes('/_next/static/')) return;
    complaints.push(`${message.page()?.url()}: ${message.text()} (${url})`);
  });
}

/** Fills in and submits the registration form. */
export async function submitSignup(page: Page, shopper: Shopper): Promise<void> {
  await page.getByLabel('Full name').fill(shopper.name);
  await page.getByLabel('Email').fill(shopper.email);
  await page.getByLabel('Mobile number').fill(shopper.phone);
  await page.getByLabel('Password', { exact: true }).fill(shopper.password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

/** Fills in and submits the sign-in form. */
export async function submitSignIn(page: Page, { phone, password }: Shopper): Promise<void> {
  await page.getByLabel('Mobile number or email').fill(phone);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/**
 * Shows the code screen of a message that arrived. Until a screen knows of that it asks for news, and
 * would show what a journey changes behind its back before the journey gets to see what follows.
 */
export async function showCodeScreen(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByText('On its way')).toHaveCount(0);
}

/**
 * Another tab of the same browser, as it is before any script has loaded: nothing on it changes by itself,
 * whatever a journey does elsewhere.
 */
export async function plainTab(page: Page, path: string): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const tab = await context.newPage();
  await tab.goto(new URL(path, page.url()).href);
  return tab;
}

/** Types a code into the waiting field and confirms it. */
export async function submitCode(page: Page, code: string, button = 'Verify'): Promise<void> {
  await page.getByRole('textbox', { name: 'Verification code' }).fill(code);
  await page.getByRole('button', { name: button }).click();
}

/** Signs out with the button of the account page. */
export async function signOut(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/\/login/);
}

/**
 * Signs a browser in, code and all, with plain forms: for journeys that begin with a member. The
 * screens of the sign-in itself are walked in `login.spec.ts`.
 */
export async function signIn(
  request: APIRequestContext,
  inbox: Inbox,
  shopper: Shopper,
): Promise<void> {
  const code = await awaitSignIn(request, inbox, shopper);
  const verified = await postForm(request, '/login/verify', 'name="code"', { code });
  expect(verified.status(), 'the code is taken').toBe(303);
}

/** The same up to the code, which waits at `/login/verify`. */
export async function awaitSignIn(
  request: APIRequestContext,
  inbox: Inbox,
  { phone, password }: Shopper,
): Promise<string> {
  const since = new Date();
  const fields = { identifier: phone, password };
  const asked = await postForm(request, '/login', 'name="identifier"', fields);
  expect(asked.headers().location).toMatch(/\/login\/verify$/);
  return inbox.code(phone, since);
}

/** Six digits that are not the code. */
export function notThe(code: string, step = 1): string {
  return String((Number(code) + step) % 1_000_000).padStart(6, '0');
}
