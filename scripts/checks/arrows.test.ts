import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';

const wrong = [
  ['lib/platform/db.ts', 'lib/shop/stock.ts', 'platform-knows-nobody'],
  ['lib/platform/log.ts', 'lib/sms/outbox.ts', 'platform-knows-nobody'],
  ['lib/sms/send.ts', 'lib/otp/code.ts', 'sms-knows-platform-only'],
  ['lib/otp/issue.ts', 'lib/identity/signup.ts', 'otp-knows-no-journey'],
  ['lib/otp/verify.ts', 'lib/shop/stock.ts', 'otp-knows-no-journey'],
  ['lib/otp/cookie.ts', 'next/headers', 'otp-without-framework'],
  ['lib/otp/session.ts', 'next-auth', 'otp-without-framework'],
  ['lib/shop/order.ts', 'components/ui/price.tsx', 'lib-below-what-is-seen'],
  ['lib/shop/route.ts', 'app/page.tsx', 'lib-below-what-is-seen'],
  ['components/shop/card.tsx', 'app/page.tsx', 'components-below-app'],
  ['components/shop/shelf.tsx', 'lib/platform/env.ts', 'components-away-from-the-database'],
  [
    'components/shop/row.tsx',
    'lib/platform/generated/client.ts',
    'components-away-from-the-database',
  ],
  ['e2e/buy.spec.ts', 'lib/shop/stock.ts', 'journeys-from-outside'],
  ['lib/shop/seeded.ts', 'scripts/demo.ts', 'shop-without-its-tools'],
  ['lib/shop/lost.ts', 'lib/shop/misspelt', 'nothing-unresolved'],
] as const;

const right = [
  ['app/cart.tsx', 'components/ui/price.tsx'],
  ['app/health.ts', 'lib/platform/env.ts'],
  ['components/shop/total.tsx', 'lib/shop/stock.ts'],
  ['lib/identity/sign-in.ts', 'lib/otp/code.ts'],
  ['lib/shop/checkout.ts', 'lib/otp/code.ts'],
  ['lib/otp/send.ts', 'lib/sms/outbox.ts'],
  ['lib/sms/queue.ts', 'lib/platform/env.ts'],
  ['lib/identity/headers.ts', 'next/headers'],
] as const;

let root: string;
let found: { from: string; rule: string }[];

function write(file: string, text = 'export type It = 1;\n') {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'arrows-'));
  for (const name of ['next', 'next-auth']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    for (const file of ['index.js', 'headers.js']) write(`node_modules/${name}/${file}`, '');
  }
  for (const [from, to] of [...wrong, ...right]) {
    const isFile = to.includes('.');
    if (isFile) write(to);
    const target = isFile || to.startsWith('lib/') ? path.relative(path.dirname(from), to) : to;
    // Only a type: who needs a type of another room depends on that room.
    write(from, `import type { It } from '${target}';\nexport type Mine = It;\n`);
  }
  write('lib/shop/hen.ts', "export type { Egg } from './egg';\nexport type Hen = 1;\n");
  write('lib/shop/egg.ts', "export type { Hen } from './hen';\nexport type Egg = 1;\n");

  const { tsConfig: _, ...options } = config.options ?? {};
  const rooms = ['app', 'components', 'lib', 'e2e', 'scripts'];
  const { output } = await cruise(rooms, {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  if (typeof output === 'string') throw new Error(output);
  found = output.summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}, 30_000);

afterAll(() => rmSync(root, { recursive: true }));

test.each(wrong)('%s must not import %s', (from, _, rule) => {
  expect(found.filter((each) => each.from === from)).toEqual([{ from, rule }]);
});

test.each(right)('%s may import %s', (from) => {
  expect(found.filter((each) => each.from === from)).toEqual([]);
});

test('two files must not import each other', () => {
  expect(found).toContainEqual(expect.objectContaining({ rule: 'no-cycles' }));
});
