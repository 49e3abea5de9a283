import { expect, it } from 'vitest';
import { safeRedirect } from './safe-redirect';

it('lets paths of the shop through, with query and fragment', () => {
  for (const path of ['/', '/checkout', '/hi/products?q=diya', '/account#security'])
    expect(safeRedirect(path)).toBe(path);
});

it('lets nothing through that could leave the shop', () => {
  const bad = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/..//evil.example',
    '/\u0000',
    ' /x',
    '',
    'x'.repeat(600),
    `/${'x'.repeat(600)}`,
    ['/checkout'],
    null,
    undefined,
  ];
  for (const next of bad) expect(safeRedirect(next)).toBe('/');
});
