import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import compression from 'compression';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** Below this many bytes, headers included, compressing saves no packet. */
const WORTH_IT = 1024;

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
 * Compresses what is the same for everybody once, instead of at each request, and gives it an ETag.
 * What is the same for everybody says so itself: `Cache-Control: public` or `s-maxage` (RFC 9111, 5.2.2).
 * Everything else is left to the middleware inside.
 *
 * @param {{ maxBytes: number, compress?: Record<'br' | 'gzip', (body: Buffer) => Buffer> }} options
 *   `maxBytes` of compressed text are kept in memory
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 *   to be called before anything is written
 */
export function compressOnce({ maxBytes, compress = codings }) {
  /** @type {LRUCache<string, Buffer>} */
  const kept = new LRUCache({ maxSize: maxBytes, sizeCalculation: (body) => body.length + 1 });

  function packed(body, coding, tag) {
    const found = kept.get(tag);
    if (found) return found;
    const made = compress[coding](body);
    kept.set(tag, made);
    return made;
  }

  return (request, response) => {
    const coding = codingFor(request);
    if (!coding) return;
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
      if (hasText) held.push(bytes(...given));
      response.write = write;
      response.end = end;
      return send(held.length === 1 ? held[0] : Buffer.concat(held), callbackOf(given));
    };

    function send(body, ended) {
      if (body.length < WORTH_IT) return response.end(body, ended);
      const tag = `"${createHash('sha256').update(body).digest('base64url')}-${coding}"`;
      response.setHeader('ETag', tag);
      if (holds(request.headers['if-none-match'], tag)) {
        response.statusCode = 304;
        response.removeHeader('Content-Length');
        return response.end(ended);
      }
      const small = packed(body, coding, tag);
      response.setHeader('Content-Encoding', coding);
      response.setHeader('Content-Length', small.length);
      return response.end(small, ended);
    }
  };
}

/** @returns {'br' | 'gzip' | undefined} what to answer a request with */
function codingFor(request) {
  if (request.method !== 'GET') return undefined;
  const coding = new Negotiator(request).encoding(['br', 'gzip', 'identity'], {
    preferred: ['br', 'gzip'],
  });
  return coding === 'br' || coding === 'gzip' ? coding : undefined;
}

function isForEverybody(request, response) {
  if (response.headersSent || response.statusCode !== 200) return false;
  if (response.hasHeader('Content-Encoding') || response.hasHeader('Set-Cookie')) return false;
  const cacheControl = String(response.getHeader('Cache-Control') ?? '');
  return (
    /(^|[\s,])(public|s-maxage=[1-9])/i.test(cacheControl) &&
    !/no-store|no-transform|private/i.test(cacheControl) &&
    compression.filter(request, response)
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
