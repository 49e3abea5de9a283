import type { APIResponse } from '@playwright/test';
import { expect, newShopper, test } from './fixtures';
import { postForm } from './plain-form';

/** An answer's status and headers, without what is drawn at random or of this moment. */
function shapeOf(answer: APIResponse): string[] {
  const headers = answer
    .headersArray()
    .map(({ name, value }) => ({ name: name.toLowerCase(), value }))
    .filter(({ name }) => name !== 'date')
    .map(({ name, value }) => `${name}: ${name === 'set-cookie' ? withoutValues(value) : value}`)
    .map((line) => line.replaceAll(/nonce(-|=")[\w+/=]+/g, 'nonce…'));
  return [`${answer.status()}`, ...headers.sort()];
}

const withoutValues = (cookie: string) =>
  cookie.replace(/=[^;]*/, '=…').replace(/expires=[^;]*/i, 'expires=…');

for (const [form, path, field, fill] of [
  ['sign-up', '/signup', 'name="email"', (who: string) => ({ ...newShopper(), phone: who })],
  ['sign-in', '/login', 'name="identifier"', (who: string) => ({ identifier: who, password: 'x' })],
  ['reset', '/forgot-password', 'name="identifier"', (who: string) => ({ identifier: who })],
] as const)
  test(`[A6] I6: ${form} answers known and unknown numbers with one status and the same headers`, async ({
    playwright,
    baseURL,
    shopper,
    stranger,
  }) => {
    const shapes: string[][] = [];
    for (const { phone } of [shopper, stranger]) {
      // Each has a browser without cookies of its own.
      const request = await playwright.request.newContext({ baseURL });
      shapes.push(shapeOf(await postForm(request, path, field, fill(phone))));
      await request.dispose();
    }
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[0]?.length).toBeGreaterThan(5);
    // What React names there depends on how far it was when the first bytes left.
    expect(shapes[0]?.filter((line) => line.startsWith('link:'))).toEqual([]);
  });
