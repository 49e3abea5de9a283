import { gzipSync } from 'node:zlib';

/** What the home page may load, in bytes after gzip: 165 KB. */
export const SCRIPT_LIMIT = 165 * 1024;

/**
 * The addresses of the script files that a page's HTML loads. Left out are those marked
 * `nomodule`, which no browser of the last years loads.
 *
 * @param {string} html
 * @returns {string[]} each once
 */
export function scriptsOf(html) {
  const tags = html.match(/<script\b[^>]*>/gi) ?? [];
  const sources = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .map((tag) => /\bsrc="([^"]+)"/i.exec(tag)?.[1]?.replaceAll('&amp;', '&'))
    .filter((source) => source !== undefined);
  return [...new Set(sources)];
}

/**
 * Weighs the home page of a running shop.
 *
 * @param {string} baseUrl
 * @returns {Promise<{ bytes: number, files: { source: string, bytes: number }[] }>} after gzip
 */
export async function weighHomePage(baseUrl) {
  const html = await (await fetchOk(new URL('/', baseUrl))).text();
  const sources = scriptsOf(html);
  if (sources.length === 0) throw new Error('The home page loads no script: nothing was weighed.');
  const files = await Promise.all(
    sources.map(async (source) => {
      const response = await fetchOk(new URL(source, baseUrl));
      return { source, bytes: gzipSync(Buffer.from(await response.arrayBuffer())).length };
    }),
  );
  return { bytes: files.reduce((total, file) => total + file.bytes, 0), files };
}

async function fetchOk(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}.`);
  return response;
}
