import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { databaseUrl, waitForServer } from './databases.mjs';
import { isAlive, withFileLock } from './file-lock.mjs';
import { randomFreePort } from './free-port.mjs';
import { placeServer } from './postgres-place.mjs';
import { programPath } from './postgres-programs.mjs';
import { run } from './processes.mjs';
import { addUser, otherUsers, removeUser } from './server-users.mjs';
import { SetupFailure } from './setup-failure.mjs';

/**
 * A running PostgreSQL of ours.
 *
 * @typedef {object} Server
 * @property {(database: string) => string} url superuser connection string of one of its databases
 * @property {() => number[]} otherUsers ids of other processes that use it now
 * @property {() => Promise<unknown>} restart stops it, ends whoever is connected, and starts it at the same address
 * @property {() => Promise<void>} release stops it, unless another process still uses it
 */

/** Shops keep their data; tests may lose theirs with the power, and are faster for it. */
const SETTINGS = {
  postgres: {},
  'faults-postgres': {},
  'test-postgres': { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
};

/**
 * Starts PostgreSQL, or joins the one that another command of this folder has started.
 *
 * @param {keyof typeof SETTINGS} name also the folder of its files below .data
 * @returns {Promise<Server>}
 */
export async function joinServer(name) {
  const place = placeServer(name);
  await withFileLock(place.lock, async () => {
    if (!fs.existsSync(place.data)) await initialise(place);
    addUser(place.users);
    try {
      await startUnlessRunning(place, SETTINGS[name]);
    } catch (error) {
      removeUser(place.users);
      throw error;
    }
  });
  return {
    url: (database) => urlOf(place, database),
    otherUsers: () => otherUsers(place.users),
    restart: () =>
      runProgram(place, 'pg_ctl', ['restart', '-D', place.data, '-m', 'fast', '-w', '-s'], {
        stdio: 'ignore',
      }),
    release: () =>
      withFileLock(place.lock, async () => {
        removeUser(place.users);
        if (otherUsers(place.users).length > 0) return;
        await runProgram(place, 'pg_ctl', ['stop', '-D', place.data, '-m', 'fast', '-w', '-s']);
      }),
  };
}

async function initialise(place) {
  const draft = path.join(place.home, 'data.new');
  fs.rmSync(draft, { recursive: true, force: true });
  fs.writeFileSync(place.passwordFile, crypto.randomBytes(24).toString('hex'), { mode: 0o600 });
  if (place.account) fs.chownSync(place.passwordFile, place.account.uid, place.account.gid);
  const { code, output } = await runProgram(place, 'initdb', [
    ...['-D', draft, '--username=kulhad', `--pwfile=${place.passwordFile}`, '--auth=scram-sha-256'],
    // The same order of words on every machine, whatever languages it has installed.
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    '--no-instructions',
  ]);
  if (code !== 0)
    throw new SetupFailure('PostgreSQL could not make its data folder.', { details: output });
  // Renamed only when whole, so that an interrupted first start leaves nothing half made.
  fs.renameSync(draft, place.data);
}

async function startUnlessRunning(place, settings) {
  for (let attempt = 1; ; attempt += 1) {
    if (isRunning(place) && (await waitForServer(urlOf(place, 'postgres')))) return;
    await configure(place, settings);
    const { code } = await runProgram(
      place,
      'pg_ctl',
      ['start', '-D', place.data, '-l', place.log, '-w', '-s', '-t', '60'],
      // Nothing to inherit: the server would keep our pipes open. On Windows this also gives it a
      // console of its own, so that a Ctrl-C in ours does not stop it.
      { stdio: 'ignore' },
    );
    if (code === 0 && (await waitForServer(urlOf(place, 'postgres')))) return;
    // Another program may have taken the port between choosing it and using it.
    if (attempt === 3) {
      throw new SetupFailure(`PostgreSQL did not start; its log is ${place.log}`, {
        details: tail(place.log),
      });
    }
  }
}

async function configure(place, settings) {
  const all = {
    port: await randomFreePort(),
    listen_addresses: "'127.0.0.1'",
    unix_socket_directories: "''",
    max_connections: 200,
    shared_buffers: "'128MB'",
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    ...settings,
  };
  const file = path.join(place.data, 'postgresql.auto.conf');
  fs.writeFileSync(
    file,
    Object.entries(all)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
  );
  if (place.account) fs.chownSync(file, place.account.uid, place.account.gid);
}

const pidFile = (place) => path.join(place.data, 'postmaster.pid');

function isRunning(place) {
  if (!fs.existsSync(pidFile(place))) return false;
  const pid = Number(fs.readFileSync(pidFile(place), 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid);
}

function urlOf(place, database) {
  // Line 4 of postmaster.pid is the port (PostgreSQL manual, "Database File Layout").
  const port = fs.readFileSync(pidFile(place), 'utf8').split('\n')[3]?.trim() ?? '';
  const password = fs.readFileSync(place.passwordFile, 'utf8').trim();
  return databaseUrl(`postgresql://kulhad:${password}@127.0.0.1:${port}/postgres`, database);
}

function runProgram(place, name, args, options = {}) {
  const { account } = place;
  return run(programPath(place.programs, name), args, {
    cwd: place.home,
    // Settings of another PostgreSQL on this machine must not leak in.
    env: withoutPostgresVariables(process.env),
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
    ...options,
  });
}

function withoutPostgresVariables(env) {
  const kept = Object.entries(env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

function tail(file) {
  if (!fs.existsSync(file)) return '';
  return fs.readFileSync(file, 'utf8').split('\n').slice(-15).join('\n');
}
