import { formPost, hiddenFields } from './form.mjs';

/** Posts that one shopper or one code stands for: within their budgets. */
export const USES = 4;

const isPage = ({ status }) => status === 200;

/**
 * The pages that everybody sees, the empty one first.
 *
 * @param {string} empty @param {string} shop their addresses
 * @param {Record<string, string>} [headers]
 * @returns {import('./load.mjs').Target[]}
 */
export function staticPages(empty, shop, headers) {
  const page = (name, address) => ({ name, address, headers, isRight: isPage });
  return [
    page('empty static page', empty),
    page('home', shop),
    page('all products', `${shop}/products`),
    page('one category', `${shop}/products?category=cups-mugs`),
    page('product', `${shop}/products/kulhad-chai-cup`),
  ];
}

/**
 * The code screen and the actions behind it, an action with one insert first. Forms are posted as a
 * browser without JavaScript posts them.
 *
 * @param {string} empty @param {string} shop
 * @param {{ password: string, phones: string[], holders: string[] }} shoppers used up by the posts
 * @returns {Promise<import('./load.mjs').Target[]>}
 */
export async function codeScreens(empty, shop, { password, phones, holders }) {
  const half = phones.length / 2;
  const cookie = (holder) => `kulhad_otp_login=${holder}`;
  const [insert, login, forgot, verify] = await Promise.all([
    readForm(`${empty}/insert`, 'text'),
    readForm(`${shop}/login`, 'password'),
    readForm(`${shop}/forgot-password`, 'identifier'),
    readForm(`${shop}/login/verify`, 'code', { cookie: cookie(holders[0]) }),
  ]);
  const sentTo = (page) => (answer) =>
    answer.status === 303 && locationOf(answer).endsWith(`${page}/verify`);
  return [
    {
      name: 'action with one insert',
      address: `${empty}/insert`,
      next: () => formPost(empty, { ...insert, text: 'tea' }),
      isRight: ({ status, body }) => status === 200 && body.includes('inserted'),
    },
    {
      name: 'code screen',
      address: `${shop}/login/verify`,
      headers: { cookie: cookie(holders[0]) },
      isRight: ({ status, body }) => status === 200 && body.includes('name="code"'),
    },
    {
      name: 'sign in: check a password, send a code',
      address: `${shop}/login`,
      next: inTurn(phones.slice(0, half), (identifier) =>
        formPost(shop, { ...login, identifier, password }),
      ),
      isRight: sentTo('/login'),
    },
    {
      name: 'forgot password: send a code',
      address: `${shop}/forgot-password`,
      next: inTurn(phones.slice(half), (identifier) => formPost(shop, { ...forgot, identifier })),
      isRight: sentTo('/forgot-password'),
    },
    {
      name: 'verify: a wrong code',
      address: `${shop}/login/verify`,
      next: inTurn(holders.slice(1), (holder) => {
        const [challenge] = holder.split('.');
        const post = formPost(shop, { ...verify, challenge, intent: 'verify', code: '000000' });
        return { ...post, headers: { ...post.headers, cookie: cookie(holder) } };
      }),
      isRight: ({ status, body }) => status === 200 && body.includes('aria-invalid="true"'),
    },
  ];
}

/** Each of a list in its turn, so many times over, and then nothing more. */
function inTurn(items, make) {
  let at = 0;
  return () => {
    const item = at < items.length * USES ? items[at % items.length] : undefined;
    at += 1;
    return item && make(item);
  };
}

async function readForm(address, field, headers = {}) {
  return hiddenFields(await (await fetch(address, { headers })).text(), field);
}

const locationOf = ({ headers }) =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'location')?.[1] ?? '';
