import fs from 'node:fs';
import path from 'node:path';
import { isAlive } from './file-lock.mjs';

/**
 * The processes that use one PostgreSQL server, as empty files named by process id. Call these
 * only while the server's lock is held.
 */

/** @param {string} folder @param {number} [pid] */
export function addUser(folder, pid = process.pid) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, String(pid)), '');
}

/** @param {string} folder @param {number} [pid] */
export function removeUser(folder, pid = process.pid) {
  fs.rmSync(path.join(folder, String(pid)), { force: true });
}

/**
 * Other processes that still use the server. Entries of dead ones are removed on the way.
 *
 * @param {string} folder
 * @returns {number[]} process ids
 */
export function otherUsers(folder, self = process.pid) {
  if (!fs.existsSync(folder)) return [];
  const pids = fs.readdirSync(folder).map(Number).filter(Number.isInteger);
  for (const pid of pids.filter((each) => !isAlive(each))) removeUser(folder, pid);
  return pids.filter((pid) => pid !== self && isAlive(pid));
}
