import createNextIntlPlugin from 'next-intl/plugin';
import { localeRedirects, localeRewrites, pageRewrites } from './lib/i18n/rewrites.mjs';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
  {
    // No nonce: pages are prerendered. Scripts come from our origin, or are inline and ours.
    key: 'Content-Security-Policy',
    value: "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  },
];

export default withNextIntl({
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // `next dev` would write files of its own into the project.
  agentRules: false,
  // Both would be done anew at each request: a sixth and a third of what a static page costs.
  // `app/server.mjs` does them once for each page.
  generateEtags: false,
  compress: false,
  experimental: { globalNotFound: true },
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'pg'],
  async headers() {
    return [{ source: '/:path*', headers: securityHeaders }];
  },
  async redirects() {
    return localeRedirects;
  },
  // Languages and listings are addresses, not code that runs at each request.
  async rewrites() {
    return {
      beforeFiles: [],
      afterFiles: [...pageRewrites, ...localeRewrites],
      fallback: [],
    };
  },
});
