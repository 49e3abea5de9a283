import fs from 'node:fs';
import path from 'node:path';
import { SetupFailure } from './setup-failure.mjs';

/**
 * PostgreSQL refuses to run as root. These functions choose the user it runs as instead, and tell
 * what that user can reach.
 *
 * @typedef {{ name: string, uid: number, gid: number }} Account
 */

/**
 * @param {string} dataFolder existing data keeps its owner
 * @returns {Account | undefined} undefined when we are not root and PostgreSQL can run as ourselves
 */
export function serverAccount(dataFolder) {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts(fs.readFileSync('/etc/passwd', 'utf8'));
  const owner = ownerOf(dataFolder);
  const chosen =
    accounts.find(({ uid }) => owner !== undefined && owner !== 0 && uid === owner) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody');
  if (chosen === undefined) {
    throw new SetupFailure(
      'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as. ' +
        'Start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return chosen;
}

/** @param {string} passwd the text of /etc/passwd @returns {Account[]} */
export function readAccounts(passwd) {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * Whether an account may enter every folder on the way to a file, and read the file.
 *
 * @param {string} file an absolute path; what does not exist yet counts as reachable
 * @param {Account} account
 */
export function canReach(file, account) {
  const folders = [];
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    folders.push(at);
    if (at === path.dirname(at)) break;
  }
  return folders.every((folder) => allows(folder, account, 1)) && allows(file, account, 4);
}

function allows(file, { uid, gid }, bit) {
  let stat;
  try {
    stat = fs.statSync(file);
  } catch {
    return true;
  }
  if (stat.uid === uid) return (stat.mode & (bit << 6)) !== 0;
  if (stat.gid === gid) return (stat.mode & (bit << 3)) !== 0;
  return (stat.mode & bit) !== 0;
}

function ownerOf(folder) {
  try {
    return fs.statSync(folder).uid;
  } catch {
    return undefined;
  }
}
