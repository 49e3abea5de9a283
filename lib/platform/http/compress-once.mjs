import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import compression from 'compression';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** Below this many bytes, headers included, compressing saves no packet. */
const WORTH_IT = 1024;

/** What an entry weighs besides its text: mostly headers. */
const ENTRY_BYTES = 4096;

const codings = {
  br: (body) =>
    brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => gzipSync(body, { level: 9 }),
};

/**
 * Does once, instead of at each request, what is to be done with an answer for everybody: compresses it,
 * finds out which headers belong to it, and gives it an ETag. It is known by `Cache-Control: public` or
 * `s-maxage` (RFC 9111, 5.2.2), or by having been prerendered. Everything else is left to the middleware inside.
 *
 * @param {{
 *   maxBytes: number,
 *   headersOf?: (body: Buffer, type: string) => Record<string, string>,
 *   compress?: Record<'br' | 'gzip', (body: Buffer) => Buffer>,
 * }} options `maxBytes` of text and as many of compressed text are kept in memory; `headersOf` gets the text and its media type
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 *   to be called before anything is written
 */
export function compressOnce({ maxBytes, headersOf = () => ({}), compress = codings }) {
  /** @type {LRUCache<string, { small: Buffer | undefined, headers: Record<string, string> }>} */
  const kept = new LRUCache({
    maxSize: maxBytes,
    sizeCalculation: ({ small }) => ENTRY_BYTES + (small?.length ?? 0),
  });

  /**
   * What a text is as bytes. A prerendered page comes as the very same string each time: V8 keeps a string's
   * hash, and sees that two are one without reading them. Another string of the same text is found as well.
   *
   * @type {LRUCache<string, { body: Buffer, digest: string }>}
   */
  const read = new LRUCache({
    maxSize: maxBytes,
    sizeCalculation: ({ body }, text) => body.length + text.length || 1,
    memoMethod: (text) => digested(Buffer.from(text)),
  });

  function made(body, coding, type, tag) {
    const found = kept.get(tag);
    if (found) return found;
    const entry = { small: coding && compress[coding](body), headers: headersOf(body, type) };
    kept.set(tag, entry);
    return entry;
  }

  return (request, response) => {
    if (request.method !== 'GET') return;
    const { write, end } = response;
    /** @type {Buffer[] | undefined} held back for as long as the response is one for everybody */
    let held;

    const hold = () => {
      held ??= isForEverybody(request, response) ? [] : undefined;
      return held !== undefined;
    };

    response.write = (...given) => {
      if (!hold()) return write.apply(response, given);
      held.push(bytes(...given));
      const written = callbackOf(given);
      if (written) process.nextTick(written);
      return true;
    };

    response.end = (...given) => {
      const hasText = given[0] !== undefined && given[0] !== null && typeof given[0] !== 'function';
      if (!(held || hasText) || !hold()) return end.apply(response, given);
      response.write = write;
      response.end = end;
      const [text, encoding] = given;
      if (held.length === 0 && typeof text === 'string' && typeof encoding !== 'string')
        return send(read.memo(text), callbackOf(given));
      if (hasText) held.push(bytes(...given));
      return send(digested(Buffer.concat(held)), callbackOf(given));
    };

    function send({ body, digest }, ended) {
      const coding = body.length < WORTH_IT ? undefined : codingFor(request);
      const tag = `"${digest}${coding ? `-${coding}` : ''}"`;
      const type = String(response.getHeader('Content-Type'));
      const { small, headers } = made(body, coding, type, tag);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      if (response.statusCode === 200) response.setHeader('ETag', tag);
      if (response.statusCode === 200 && holds(request.headers['if-none-match'], tag)) {
        response.statusCode = 304;
        response.removeHeader('Content-Length');
        return response.end(ended);
      }
      if (small) response.setHeader('Content-Encoding', coding);
      response.setHeader('Content-Length', (small ?? body).length);
      return response.end(small ?? body, ended);
    }
  };
}

const digested = (body) => ({
  body,
  digest: createHash('sha256').update(body).digest('base64url'),
});

/** @returns {'br' | 'gzip' | undefined} what to answer a request with */
function codingFor(request) {
  const coding = new Negotiator(request).encoding(['br', 'gzip', 'identity'], {
    preferred: ['br', 'gzip'],
  });
  return coding === 'br' || coding === 'gzip' ? coding : undefined;
}

function isForEverybody(request, response) {
  if (response.headersSent || !compression.filter(request, response)) return false;
  if (response.hasHeader('Content-Encoding') || response.hasHeader('Set-Cookie')) return false;
  // Next.js made it before anybody asked, whatever it lets others keep: its 404 says `private`.
  if (response.hasHeader('x-nextjs-prerender')) return true;
  const cacheControl = String(response.getHeader('Cache-Control') ?? '');
  return (
    response.statusCode === 200 &&
    /(^|[\s,])(public|s-maxage=[1-9])/i.test(cacheControl) &&
    !/no-store|no-transform|private/i.test(cacheControl)
  );
}

const bytes = (chunk, encoding) =>
  typeof chunk === 'string'
    ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8')
    : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);

const callbackOf = (given) => given.find((each) => typeof each === 'function');

/** Whether an `If-None-Match` names a tag, or anything at all (RFC 9110, 13.1.2). */
const holds = (header, tag) =>
  header
    ?.split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === tag || each === '*') ?? false;
