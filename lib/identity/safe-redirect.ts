const MAX_LENGTH = 512;

/**
 * Where to go after a sign-in: `next` when it is a path of this shop, else `fallback`. What could
 * leave the shop (`//evil.example`, `/\evil`, `https:…`, control characters) never comes through.
 */
export function safeRedirect(next: unknown, fallback = '/'): string {
  if (typeof next !== 'string' || next.length > MAX_LENGTH) return fallback;
  if (!/^\/(?![/\\])/.test(next) || /[\\\p{C}\s]/u.test(next)) return fallback;
  const url = new URL(next, 'http://shop.invalid');
  if (url.origin !== 'http://shop.invalid') return fallback;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith('//') ? fallback : path;
}
