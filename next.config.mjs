import createNextIntlPlugin from 'next-intl/plugin';
import { localeRedirects, localeRewrites, pageRewrites } from './lib/i18n/rewrites.mjs';
import { securityHeaders } from './lib/platform/http/security-headers.mjs';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

/** Those of the shop itself come from `app/server.mjs`, and are stricter: development needs `eval`. */
const developmentHeaders = {
  ...securityHeaders({ https: false }),
  'Content-Security-Policy':
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
};

export default withNextIntl({
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // `next dev` would write files of its own into the project.
  agentRules: false,
  // Both would be done anew at each request: a sixth and a third of what a static page costs.
  // `app/server.mjs` does them once for each page.
  generateEtags: false,
  compress: false,
  // React would name in a header what it happened to know when the first bytes left, so that two answers
  // that must not be told apart differ now and then (I6). The page itself names all of it.
  reactMaxHeadersLength: 0,
  experimental: { globalNotFound: true },
  serverExternalPackages: [
    '@aws-sdk/client-pinpoint-sms-voice-v2',
    '@node-rs/argon2',
    '@simplewebauthn/server',
    'graphile-worker',
    'pg',
    'smpp',
  ],
  async headers() {
    if (process.env.NODE_ENV !== 'development') return [];
    const headers = Object.entries(developmentHeaders).map(([key, value]) => ({ key, value }));
    return [{ source: '/:path*', headers }];
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
