import { expect, test } from 'vitest';
import { isInstalled } from './installed-packages.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/cup': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/cup-win32': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};
const cup = { version: '1.0.0', integrity: 'sha512-a' };

test('what the lock file asks for is installed, other platforms aside', () => {
  expect(isInstalled(lock, { packages: { 'node_modules/cup': cup } })).toBe(true);
});

test.each([
  ['nothing was ever installed', undefined],
  ['a package is missing', { packages: {} }],
  ['another version is there', { packages: { 'node_modules/cup': { ...cup, version: '1.0.1' } } }],
  ['its content differs', { packages: { 'node_modules/cup': { ...cup, integrity: 'x' } } }],
])('it is not when %s', (_, present) => {
  expect(isInstalled(lock, present)).toBe(false);
});
