import { describe, expect, it } from 'vitest';
import { localePath, pathWithoutLocale } from './path';

describe('an address in a language', () => {
  it('has no prefix in English', () => {
    expect(localePath('en', '/products?sort=name')).toBe('/products?sort=name');
    expect(localePath('en', '/')).toBe('/');
  });

  it('has the prefix of any other language, the home page included', () => {
    expect(localePath('hi', '/products?sort=name')).toBe('/hi/products?sort=name');
    expect(localePath('hi', '/')).toBe('/hi');
    expect(localePath('hi', '/?from=sms')).toBe('/hi?from=sms');
  });

  it.each([
    ['/hi', '/'],
    ['/hi/cart', '/cart'],
    ['/hi?from=sms', '/?from=sms'],
    ['/en/cart#total', '/cart#total'],
    ['/high-tea', '/high-tea'],
    ['/products/hi', '/products/hi'],
  ])('loses its language again: %s becomes %s', (path, bare) => {
    expect(pathWithoutLocale(path)).toBe(bare);
  });
});
