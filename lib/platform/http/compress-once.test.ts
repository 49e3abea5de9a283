import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { compressOnce } from './compress-once.mjs';

const PAGE = `<p>${'Kulhads, thrown by hand. '.repeat(200)}</p>`;
const PUBLIC = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 's-maxage=31536000' };

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

let server: http.Server | undefined;
afterEach(() => server?.close());

/** A server that answers everything alike, and how often it compressed. */
async function open(answer: (response: http.ServerResponse) => void) {
  const compressed: string[] = [];
  const count = (coding: string) => (body: Buffer) => {
    compressed.push(coding);
    return gzipSync(body);
  };
  const once = compressOnce({
    maxBytes: 100_000,
    compress: { br: count('br'), gzip: count('gzip') },
  });
  return { compressed, get: await listen(once, answer) };
}

async function listen(
  once: ReturnType<typeof compressOnce>,
  answer: (response: http.ServerResponse) => void,
) {
  server = http.createServer((request, response) => {
    once(request, response);
    answer(response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return (headers: http.OutgoingHttpHeaders = { 'accept-encoding': 'gzip' }, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      const request = http.request({ port, host: '127.0.0.1', method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      request.once('error', reject).end();
    });
}

const send =
  (headers: http.OutgoingHttpHeaders, body = PAGE) =>
  (response: http.ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string);
    response.end(body);
  };

test('a page for everybody is compressed once, however often it is asked for', async () => {
  const { get, compressed } = await open(send(PUBLIC));
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => get()));
  for (const { headers, body } of answers) {
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['content-length']).toBe(String(body.length));
    expect(gunzipSync(body).toString()).toBe(PAGE);
  }
  expect(compressed).toEqual(['gzip']);
});

test('what belongs to a page is found out once for each coding, and goes with every answer', async () => {
  const seen: string[] = [];
  const headersOf = (body: Buffer, type: string) => {
    seen.push(`${type}, ${body.length}`);
    return { 'Content-Security-Policy': `of ${body.length}` };
  };
  const get = await listen(compressOnce({ maxBytes: 100_000, headersOf }), send(PUBLIC));
  const answers = [await get(), await get(), await get({}), await get({})];
  for (const { headers } of answers)
    expect(headers['content-security-policy']).toBe(`of ${PAGE.length}`);
  expect(seen).toEqual(Array(2).fill(`${PUBLIC['Content-Type']}, ${PAGE.length}`));
  const { headers } = await get({ 'if-none-match': answers[2]?.headers.etag });
  expect(headers['content-security-policy']).toBe(`of ${PAGE.length}`);
});

test('a missing page that was prerendered is made once too, and nobody holds on to it', async () => {
  const { get, compressed } = await open((response) => {
    response.statusCode = 404;
    send({ ...PUBLIC, 'Cache-Control': 'private, no-store', 'x-nextjs-prerender': '1' })(response);
  });
  for (const { status, headers } of [
    await get(),
    await get({ 'if-none-match': '*', 'accept-encoding': 'gzip' }),
  ]) {
    expect(status).toBe(404);
    expect(headers.etag).toBeUndefined();
  }
  expect(compressed).toEqual(['gzip']);
});

test('a page that has changed is sent as it is now', async () => {
  let page = PAGE;
  const { get } = await open((response) => send(PUBLIC, page)(response));
  const before = await get();
  page = PAGE.replace('Kulhads', 'Diyas');
  const after = await get();
  expect(gunzipSync(after.body).toString()).toBe(page);
  expect(after.headers.etag).not.toBe(before.headers.etag);
});

test('a page is one page, whether it comes as text or as bytes, in one piece or in two', async () => {
  const pieces: (string | Buffer)[][] = [
    [PAGE],
    [Buffer.from(PAGE)],
    [PAGE.slice(0, 9), PAGE.slice(9)],
  ];
  let next = 0;
  const { get, compressed } = await open((response) => {
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value);
    const [first, ...rest] = pieces[next++] ?? [];
    for (const piece of rest) response.write(first) && response.end(piece);
    if (rest.length === 0) response.end(first);
  });
  const answers = [await get(), await get(), await get()];
  expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
  expect(answers.map(({ body }) => gunzipSync(body).toString())).toEqual([PAGE, PAGE, PAGE]);
  expect(compressed).toEqual(['gzip']);
});

test('brotli goes to who prefers it no less, and can be read', async () => {
  const get = await listen(compressOnce({ maxBytes: 100_000 }), send(PUBLIC));
  const { headers, body } = await get({ 'accept-encoding': 'gzip, deflate, br, zstd' });
  expect(headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(body).toString()).toBe(PAGE);
});

test('who holds the page gets 304 and no body', async () => {
  const { get } = await open(send(PUBLIC));
  const { headers } = await get();
  const again = await get({ 'accept-encoding': 'gzip', 'if-none-match': `W/"x", ${headers.etag}` });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  const other = await get({ 'accept-encoding': 'gzip', 'if-none-match': '"x"' });
  expect(other.status).toBe(200);
});

test('a page written in pieces arrives whole', async () => {
  const { get } = await open((response) => {
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value);
    response.write(PAGE, 'utf8', () => response.write(Buffer.from(PAGE), () => response.end()));
  });
  expect(gunzipSync((await get()).body).toString()).toBe(PAGE + PAGE);
});

test.each([
  ['one shopper’s own', { ...PUBLIC, 'Cache-Control': 'private, no-store' }],
  ['of no stated use to others', { 'Content-Type': 'text/html' }],
  ['one that sets a cookie', { ...PUBLIC, 'Set-Cookie': 'a=b' }],
  ['one not to be changed', { ...PUBLIC, 'Cache-Control': 'public, no-transform' }],
  ['a picture', { ...PUBLIC, 'Content-Type': 'image/webp' }],
  ['compressed already', { ...PUBLIC, 'Content-Encoding': 'deflate' }],
])('an answer that is %s is left alone', async (_name, headers) => {
  const { get, compressed } = await open(send(headers));
  const { body, headers: sent } = await get();
  expect(body.toString()).toBe(PAGE);
  expect(sent.etag).toBeUndefined();
  expect(compressed).toEqual([]);
});

test.each([
  ['nothing', {}],
  ['gzip refused', { 'accept-encoding': 'gzip;q=0, br;q=0' }],
  ['identity', { 'accept-encoding': 'identity' }],
])('a client that accepts %s gets the page as it is', async (_name, headers) => {
  const { get, compressed } = await open(send(PUBLIC));
  expect((await get(headers)).body.toString()).toBe(PAGE);
  expect(compressed).toEqual([]);
});

test('errors, empty answers and questions about headers pass through', async () => {
  const { get } = await open((response) => {
    response.statusCode = 404;
    send(PUBLIC)(response);
  });
  expect((await get()).body.toString()).toBe(PAGE);
  expect((await get({ 'accept-encoding': 'gzip' }, 'HEAD')).body.length).toBe(0);
});
