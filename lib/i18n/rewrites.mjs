/** What is no page, or has its language already. Files that exist were served before this is asked. */
const notPages = 'api/|_next/|hi/|hi$|en/|en$';

const listingRedirects = ['', '/hi'].flatMap((prefix) => [
  {
    source: `${prefix}/listing/:category/:sort`,
    destination: `${prefix}/products?category=:category&sort=:sort`,
    permanent: true,
  },
  { source: `${prefix}/search`, destination: `${prefix}/products`, permanent: true },
]);

/** One address a page: `/en/cart` is `/cart`, and what a rewrite leads to is where it came from. */
export const localeRedirects = [
  ...listingRedirects,
  { source: '/en', destination: '/', permanent: true },
  { source: '/en/:path*', destination: '/:path*', permanent: true },
];

const slug = '[a-z0-9-]{1,60}';
const has = (key, value) => ({ type: 'query', key, ...(value ? { value } : {}) });

/**
 * `/products?category=…&sort=…` is a page made at build time for each of them; a search is rendered
 * when it is asked. A value that cannot be one leads to an
 * address that has no page.
 */
function listing(locale) {
  const source = locale === 'en' ? '/products' : `/${locale}/products`;
  const page = `/${locale}/listing`;
  const category = `(?<category>${slug})`;
  const sort = `(?<sort>${slug})`;
  return [
    { source, has: [has('q')], destination: `/${locale}/search` },
    {
      source,
      has: [has('category', category), has('sort', sort)],
      destination: `${page}/:category/:sort`,
    },
    {
      source,
      has: [has('category', category)],
      missing: [has('sort')],
      destination: `${page}/:category/featured`,
    },
    {
      source,
      has: [has('sort', sort)],
      missing: [has('category')],
      destination: `${page}/all/:sort`,
    },
    { source, missing: [has('category'), has('sort')], destination: `${page}/all/featured` },
    { source, destination: `/${locale}/listing/none/none` },
  ];
}

export const pageRewrites = [...listing('en'), ...listing('hi')];

/** English has no prefix. */
export const localeRewrites = [
  { source: '/', destination: '/en' },
  { source: `/:path((?!${notPages}).+)`, destination: '/en/:path' },
];
