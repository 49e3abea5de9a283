const MAX_BODY = 64 * 1024;

/**
 * What a carrier's API gets, and what it says.
 *
 * @typedef {object} Asked
 * @property {string} method
 * @property {URL} url as the sender wrote it
 * @property {string} path below the carrier's own base
 * @property {Record<string, string>} headers in lower case
 * @property {string} body
 * @property {Record<string, string>} fields of a form, a flat JSON object or the query
 *
 * @typedef {{ status: number, body: unknown, headers?: Record<string, string> }} Answer text, or JSON
 */

/** @param {import('node:http').IncomingMessage} request @param {string} origin @param {string} base */
export async function readAsked(request, origin, base) {
  const body = await readBody(request);
  const url = new URL(request.url ?? '/', origin);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  /** @type {Asked} */
  const asked = {
    method: request.method ?? 'GET',
    url,
    path: url.pathname.slice(base.length),
    headers,
    body,
    fields: { ...Object.fromEntries(url.searchParams), ...fieldsOf(headers['content-type'], body) },
  };
  return asked;
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<string>} */
async function readBody(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MAX_BODY) throw new Error('the body is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function fieldsOf(type = '', /** @type {string} */ body) {
  if (!body) return {};
  if (type.includes('json')) {
    const given = parseJson(body);
    return given && typeof given === 'object' && !Array.isArray(given) ? given : {};
  }
  return Object.fromEntries(new URLSearchParams(body));
}

/** @param {string} text @returns {unknown} undefined where it is none */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string | undefined} header @returns {string} `name:password`, or nothing */
export const basicAuth = (header) =>
  header?.startsWith('Basic ') ? Buffer.from(header.slice(6), 'base64').toString() : '';

/** @param {Record<string, string>} fields */
export const asForm = (fields) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

/** @param {unknown} value */
export const asJson = (value) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
