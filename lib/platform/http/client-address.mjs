import proxyaddr from 'proxy-addr';

/** What a proxy says of the request that it passes on. Anybody else can write these headers too. */
const SAID_BY_PROXIES = [
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];

/**
 * Reads `TRUSTED_PROXIES`: addresses and CIDR ranges, separated by commas.
 *
 * @param {string | undefined} text
 * @returns {(address: string, hop: number) => boolean} whether what an address says of others is believed
 * @throws {TypeError} when something in it is neither
 */
export const readTrustedProxies = (text = '') =>
  proxyaddr.compile(
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

/**
 * Leaves one address in `X-Forwarded-For`, the client's: the connection's own, or the last one that a
 * trusted proxy has seen. Drops what else proxies say, unless one that is trusted says it.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {ReturnType<typeof readTrustedProxies>} isTrusted
 */
export function settleClientAddress(request, isTrusted) {
  const client = proxyaddr(request, isTrusted);
  if (!isTrusted(request.socket.remoteAddress ?? '', 0))
    for (const name of SAID_BY_PROXIES) delete request.headers[name];
  request.headers['x-forwarded-for'] = client ?? '';
}
