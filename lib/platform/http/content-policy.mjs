import { createHash } from 'node:crypto';

/**
 * The content security policies of pages: no inline script runs that is not ours.
 *
 * @param {{ https: boolean, scripts: string[] }} options `scripts` are our own inline ones, on every page
 */
export function contentPolicy({ https, scripts }) {
  const ours = scripts.map(hashOf);

  /** @param {string[]} sources of the page's inline scripts */
  const allowing = (sources) =>
    [
      "default-src 'self'",
      `script-src ${["'self'", ...new Set([...ours, ...sources])].join(' ')}`,
      "style-src 'self'",
      // What Next.js makes of a picture with sizes to choose from has such an attribute. It runs nothing.
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      ...(https ? ['upgrade-insecure-requests'] : []),
    ].join('; ');

  return {
    /** For a page rendered for this request. @param {string} nonce */
    rendered: (nonce) => allowing([`'nonce-${nonce}'`]),
    /** For a page that is the same for everybody. @param {string} html */
    prerendered: (html) => allowing(inlineData(html).map(hashOf)),
  };
}

/** @param {string} script */
const hashOf = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * The scripts by which Next.js hands data, and nothing but data, to its own code. Nothing else that stands in a page is vouched
 * for: text that turned into a script on its way through the catalogue would be as well.
 *
 * @param {string} html
 * @returns {string[]}
 */
function inlineData(html) {
  return [...html.matchAll(/<script[^>]*>([^<]*)<\/script>/g)]
    .map(([, script]) => script)
    .filter((script) => isJson(script.match(PUSH)?.groups?.data));
}

const PUSH =
  /^(?:self\.__next_f|\(self\.__next_f=self\.__next_f\|\|\[\]\)|\(globalThis\["(TURBOPACK\w*)"\] \|\| \(globalThis\["\1"\] = \[\]\)\))\.push\((?<data>.*)\);?$/s;

/** @param {string | undefined} text */
function isJson(text) {
  if (text === undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
