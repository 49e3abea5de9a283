import { defaultLocale, type Locale, locales } from './routing';

/**
 * The address of a page in a language: `localePath('hi', '/products')` is `/hi/products`.
 * `path` begins with `/` and may carry a query and a fragment.
 */
export function localePath(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path.startsWith('/?') ? path.slice(1) : path}`;
}

/** The same address without its language: `/hi/products?q=diya` is `/products?q=diya`. */
export function pathWithoutLocale(path: string): string {
  for (const locale of locales) {
    const prefix = `/${locale}`;
    if (path === prefix) return '/';
    if (path.startsWith(`${prefix}/`)) return path.slice(prefix.length);
    if (path.startsWith(`${prefix}?`) || path.startsWith(`${prefix}#`))
      return `/${path.slice(prefix.length)}`;
  }
  return path;
}
