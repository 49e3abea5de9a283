import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { parseArgs } from 'node:util';
import compression from 'compression';
import { readTrustedProxies, settleClientAddress } from '../lib/platform/http/client-address.mjs';
import { compressOnce } from '../lib/platform/http/compress-once.mjs';
import { contentPolicy } from '../lib/platform/http/content-policy.mjs';
import { limitBody, refusalOf, refuse, serverLimits } from '../lib/platform/http/refusal.mjs';
import { securityHeaders } from '../lib/platform/http/security-headers.mjs';
import { displayScript } from '../lib/shop/display-script.mjs';

// The shop's process in production: `node app/server.mjs --hostname 127.0.0.1 --port 3000`. It does what
// `next start` does, with our own hands on what Next.js leaves no hold of (docs/decisions/0013).

/** Longer than clients keep a connection: else one is closed just as the next request uses it. */
const KEEP_ALIVE_MS = 70_000;
/** Requests under way when the server is told to stop get this long. Streams to phones never end by themselves. */
const PATIENCE_MS = 3_000;
const COMPRESSED_BYTES = 64 * 1024 * 1024;

const { values } = parseArgs({
  options: {
    hostname: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: process.env.PORT ?? '3000' },
  },
});
const { hostname } = values;
const port = Number(values.port);

process.env.NODE_ENV = 'production';
// Where an action that redirects fetches the next page from; else Next.js asks this port for https behind a proxy.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
// Read by Next.js as it is loaded.
const { default: next } = await import('next');

const each = compression();
const shop = next({ dev: false, hostname, port });
await shop.prepare();
const answer = shop.getRequestHandler();
const isTrusted = readTrustedProxies(process.env.TRUSTED_PROXIES);
// Checked by now, with the rest of the configuration.
const origin = process.env.APP_ORIGIN;
const https = origin.startsWith('https:');
const headers = Object.entries(securityHeaders({ https }));
const policy = contentPolicy({ https, scripts: [displayScript] });
const once = compressOnce({
  maxBytes: COMPRESSED_BYTES,
  headersOf: (body, type) =>
    type.startsWith('text/html')
      ? { 'Content-Security-Policy': policy.prerendered(body.toString()) }
      : {},
});

const server = http.createServer(serverLimits, (request, response) => {
  for (const [name, value] of headers) response.setHeader(name, value);
  const refusal = refusalOf(request, origin);
  if (refusal) return refuse(response, refusal);
  limitBody(request, response);
  settleClientAddress(request, isTrusted);
  // From the request's header Next.js learns the nonce for the scripts of a page that it renders.
  const rendered = policy.rendered(randomBytes(16).toString('base64'));
  request.headers['content-security-policy'] = rendered;
  response.setHeader('Content-Security-Policy', rendered);
  // The page that an action redirects to, which Next.js asks us for to send it along: it would unpack it again.
  if (request.headers['x-action-redirect'] === undefined) each(request, response, () => undefined);
  once(request, response);
  answer(request, response).catch((error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
server.keepAliveTimeout = KEEP_ALIVE_MS;
server.once('error', (error) => {
  process.stderr.write(`The shop can't listen on ${hostname}:${port}: ${error.message}\n`);
  process.exit(1);
});
server.listen(port, hostname);

for (const signal of ['SIGTERM', 'SIGINT'])
  process.once(signal, () => {
    server.close(async () => {
      await Promise.allSettled([shop.close(), globalThis.workerEnded]);
      process.exit(0);
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
    setTimeout(() => process.exit(1), 2 * PATIENCE_MS).unref();
  });
