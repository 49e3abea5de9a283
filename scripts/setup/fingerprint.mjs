import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * A short digest of files and settings: equal when, and only when, nothing in them has changed.
 *
 * @param {string} root absolute folder that the parts are relative to
 * @param {string[]} parts files or folders; absent ones count as absent
 * @param {{ keep?: (file: string) => boolean, settings?: Record<string, string | undefined> }} [options]
 *   `keep` gets paths relative to the root, with forward slashes
 * @returns {string} 16 hexadecimal digits
 */
export function fingerprint(root, parts, { keep = () => true, settings = {} } = {}) {
  const hash = crypto.createHash('sha256');
  for (const file of parts.flatMap((part) => listFiles(root, part)).sort()) {
    if (!keep(file)) continue;
    const content = fs.readFileSync(path.join(root, file));
    // Lengths keep one file's end from passing for the next one's beginning.
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  for (const name of Object.keys(settings).sort()) {
    hash.update(`\0${name}=${JSON.stringify(settings[name] ?? null)}`);
  }
  return hash.digest('hex').slice(0, 16);
}

function listFiles(root, part) {
  const stat = fs.statSync(path.join(root, part), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [part];
  return fs
    .readdirSync(path.join(root, part))
    .flatMap((name) => listFiles(root, `${part}/${name}`));
}
