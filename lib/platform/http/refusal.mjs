const MAX_BODY = 64 * 1024;
/** What is typed into the search is answered by the search, as long as it is. */
const MAX_URL = 12 * 1024;

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Limits of the server itself, in ms and bytes: a slow client is told 408, a header too long 431. They are
 * generous: a process that is busy reads late, and would blame clients that have sent everything.
 */
export const serverLimits = {
  headersTimeout: 30_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
};

/**
 * Why a request is refused before anything of the shop runs; null when it is not.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {string} shopOrigin such as `https://shop.example`
 * @returns {{ status: number, error: string } | null}
 */
export function refusalOf(request, shopOrigin) {
  if ((request.url ?? '').length > MAX_URL)
    return { status: 414, error: 'the address is too long' };
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return TOO_LARGE;
  if (isForeign(request, shopOrigin)) return { status: 403, error: 'asked for by another site' };
  return null;
}

const TOO_LARGE = { status: 413, error: `at most ${MAX_BODY} bytes` };

/**
 * Whether another site has a browser change something here. Programs say neither origin nor site; they
 * carry nobody's cookies but their own.
 */
function isForeign({ method = '', headers }, shopOrigin) {
  if (SAFE.includes(method)) return false;
  // By which host a browser came is for it to say: `localhost` and `127.0.0.1` are one shop.
  const here = `${new URL(shopOrigin).protocol}//${headers.host}`;
  if (headers.origin !== undefined) return headers.origin !== shopOrigin && headers.origin !== here;
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/**
 * Refuses a request; what else it would send is not read.
 *
 * @param {import('node:http').ServerResponse} response
 * @param {{ status: number, error: string }} refusal
 */
export function refuse(response, { status, error }) {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end(JSON.stringify({ error }));
}

/**
 * Refuses a body that did not say its length as soon as it is too long.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function limitBody(request, response) {
  if (request.headers['transfer-encoding'] === undefined) return;
  const { push } = request;
  let length = 0;
  request.push = (chunk) => {
    const before = length;
    length += chunk?.length ?? 0;
    if (length <= MAX_BODY) return push.call(request, chunk);
    if (before <= MAX_BODY) {
      if (response.headersSent) request.destroy();
      else refuse(response, TOO_LARGE);
    }
    // Asks the connection to hand over nothing more.
    return false;
  };
}
