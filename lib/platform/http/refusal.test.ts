import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, test } from 'vitest';
import { limitBody, refusalOf, refuse, serverLimits } from './refusal.mjs';

const SHOP = 'https://shop.example';

function statusOf(method: string, headers: http.IncomingHttpHeaders, url = '/cart') {
  const request = { method, url, headers: { host: 'shop.example', ...headers } };
  return refusalOf(request as http.IncomingMessage, SHOP)?.status ?? null;
}

describe('what changes something is refused when another site asks for it', () => {
  test.each([
    ['our own page', { origin: SHOP }, null],
    ['a page of the host that it came to', { origin: 'https://10.0.0.5', host: '10.0.0.5' }, null],
    ['our own page, saying no origin', { 'sec-fetch-site': 'same-origin' }, null],
    ['the address bar', { 'sec-fetch-site': 'none' }, null],
    ['a program', {}, null],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['our name without https', { origin: 'http://shop.example' }, 403],
    ['our name at another port', { origin: 'https://shop.example:8443' }, 403],
    ['a name that begins like ours', { origin: 'https://shop.example.evil.example' }, 403],
    ['a frame without an origin', { origin: 'null' }, 403],
    ['another site, saying no origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site, saying no origin', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'one that says it is ours and names another',
      { origin: 'x:', 'sec-fetch-site': 'same-origin' },
      403,
    ],
  ])('%s: %j', (_who, headers, status) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(statusOf(method, headers), method).toBe(status);
    expect(statusOf('GET', headers)).toBe(null);
  });
});

it('refuses an address, and a body that says it is, longer than any of ours', () => {
  expect(statusOf('GET', {}, `/${'x'.repeat(12_000)}`)).toBe(null);
  expect(statusOf('GET', {}, `/${'x'.repeat(13_000)}`)).toBe(414);
  expect(statusOf('POST', { 'content-length': '65536' })).toBe(null);
  expect(statusOf('POST', { 'content-length': '65537' })).toBe(413);
});

describe('a server with these limits', () => {
  let server: http.Server | undefined;
  afterEach(() => {
    server?.close();
    server?.closeAllConnections();
  });

  /** Answers with the length of what it was sent. */
  async function open(limits: http.ServerOptions = serverLimits) {
    server = http.createServer(limits, (request, response) => {
      const refusal = refusalOf(request, SHOP);
      if (refusal) return refuse(response, refusal);
      limitBody(request, response);
      let length = 0;
      request.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      request.on('end', () => response.end(String(length)));
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  /** What comes back until the server closes the connection, which it must. */
  async function exchange(port: number, send: (socket: net.Socket) => void): Promise<string> {
    const socket = net.connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    send(socket);
    await closed;
    return text;
  }

  const head = (more: string) => `POST / HTTP/1.1\r\nHost: shop.example\r\n${more}\r\n\r\n`;
  const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`;

  it('answers 413 before a byte of a long body was sent, and closes', async () => {
    const text = await exchange(await open(), (socket) =>
      socket.write(head('Content-Length: 70000')),
    );
    expect(text).toMatch(/^HTTP\/1.1 413 /);
  });

  it('answers 413 as soon as a body of unsaid length is too long, and closes', async () => {
    const text = await exchange(await open(), (socket) =>
      socket.write(head('Transfer-Encoding: chunked') + chunk(40_000) + chunk(40_000)),
    );
    expect(text).toMatch(/^HTTP\/1.1 413 /);
  });

  it('takes a body of unsaid length that is short enough', async () => {
    const text = await exchange(await open(), (socket) =>
      socket.write(
        `${head('Connection: close\r\nTransfer-Encoding: chunked')}${chunk(40_000)}${chunk(20_000)}0\r\n\r\n`,
      ),
    );
    expect(text).toMatch(/^HTTP\/1.1 200 /);
    expect(text).toMatch(/\r\n\r\n60000$/);
  });

  it('answers 431 to headers longer than ours', async () => {
    const text = await exchange(await open(), (socket) =>
      socket.write(head(`Cookie: ${'x'.repeat(20_000)}`)),
    );
    expect(text).toMatch(/^HTTP\/1.1 431 /);
  });

  it.each([
    ['headers', 'POST / HTTP/1.1\r\nHost: shop'],
    ['a body', head('Content-Length: 10')],
  ])('answers 408 to a client that does not finish %s', async (_what, beginning) => {
    const soon = { headersTimeout: 20, requestTimeout: 40, connectionsCheckingInterval: 10 };
    expect(Object.keys(serverLimits)).toEqual(expect.arrayContaining(Object.keys(soon)));
    const text = await exchange(await open({ ...serverLimits, ...soon }), (socket) =>
      socket.write(beginning),
    );
    expect(text).toMatch(/^HTTP\/1.1 408 /);
  });
});
