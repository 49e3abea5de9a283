import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { canReach, serverAccount } from './postgres-account.mjs';
import {
  copyPrograms,
  installedPrograms,
  neededFiles,
  programsVersion,
  restorePrograms,
} from './postgres-programs.mjs';
import { inProject, projectRoot } from './project.mjs';
import { say } from './steps.mjs';

/**
 * Where one server's programs and files are, and whom it runs as.
 *
 * @typedef {object} Place
 * @property {string} programs folder with bin, lib and share
 * @property {string} home the server's own folder
 * @property {string} data below it: what initdb makes
 * @property {string} passwordFile below it: the superuser's password, readable by its owner only
 * @property {string} users below it: who uses the server now
 * @property {string} lock below it: held while the server starts or stops
 * @property {string} log below it
 * @property {import('./postgres-account.mjs').Account} [account] absent: ourselves
 */

/** @param {string} name `postgres` or `test-postgres`: the folder below .data @returns {Place} */
export function placeServer(name) {
  const programs = installedPrograms();
  restorePrograms(programs);
  const home = inProject('.data', name);
  const account = serverAccount(path.join(home, 'data'));
  if (account === undefined) return layOut(home, programs);

  const elsewhere = shelter(account);
  const reachable = neededFiles(programs).every((file) => canReach(file, account));
  const itsPrograms = reachable
    ? programs
    : copyPrograms(programs, path.join(elsewhere(), 'programs'), programsVersion(programs));
  const itsHome = canReach(path.join(home, 'data', 'PG_VERSION'), account)
    ? home
    : path.join(elsewhere(), name);
  if (itsHome !== home) {
    say(
      `  PostgreSQL runs as "${account.name}", which cannot reach this folder: its files are in ${itsHome}`,
    );
  }
  return layOut(itsHome, itsPrograms, account);
}

function layOut(home, programs, account) {
  const below = (part) => path.join(home, part);
  fs.mkdirSync(home, { recursive: true });
  if (account !== undefined) fs.chownSync(home, account.uid, account.gid);
  return {
    home,
    programs,
    account,
    data: below('data'),
    passwordFile: below('password'),
    users: below('users'),
    lock: below('lock'),
    log: below('server.log'),
  };
}

/** A folder outside the project that the account can reach, made when first asked for. */
function shelter(account) {
  let made;
  return () => {
    made ??= makeShelter(account);
    return made;
  };
}

function makeShelter(account) {
  const id = crypto
    .createHash('sha256')
    .update(fs.realpathSync(projectRoot))
    .digest('hex')
    .slice(0, 12);
  // The system's folder for temporary files comes last: it is emptied at will, and data should stay.
  for (const base of ['/var/lib/kulhad', path.join(os.tmpdir(), 'kulhad')]) {
    const folder = path.join(base, id);
    try {
      fs.mkdirSync(folder, { recursive: true });
      if (fs.statSync(base).uid !== 0) continue;
      for (const each of [base, folder]) fs.chmodSync(each, 0o755);
    } catch {
      continue;
    }
    if (canReach(path.join(folder, 'any'), account)) return folder;
  }
  throw new Error(`There is no folder that the user "${account.name}" can reach.`);
}
