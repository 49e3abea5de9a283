import { setTimeout as delay } from 'node:timers/promises';
import { SetupFailure } from './setup-failure.mjs';

/** @param {string} url a connection string @param {string} database @returns {string} the same server's other database */
export function databaseUrl(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** @param {string} url @returns {string} the database that a connection string names */
export const databaseName = (url) => decodeURIComponent(new URL(url).pathname.slice(1));

/**
 * Connects, works, disconnects.
 *
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  // Not imported above: this file is read before dependencies are installed.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

const quote = (name) => `"${name.replaceAll('"', '""')}"`;

/** @param {string} url any database of the server @param {string} name @param {string} [template] copied into the new one */
export async function createDatabase(url, name, template) {
  const from = template === undefined ? '' : ` TEMPLATE ${quote(template)}`;
  await withClient(url, (client) => client.query(`CREATE DATABASE ${quote(name)}${from}`));
}

/** Drops a database if it is there, and disconnects whoever still uses it. */
export async function dropDatabase(url, name) {
  await withClient(url, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`),
  );
}

/** @returns {Promise<string[]>} the names of the server's databases that begin so */
export async function databasesBeginning(url, prefix) {
  const { rows } = await withClient(url, (client) =>
    client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]),
  );
  return rows.map((row) => row.datname);
}

/**
 * Makes sure that the database of a connection string exists and that its server will do.
 *
 * @param {string} url
 * @throws {SetupFailure} when it cannot be reached, cannot be made, or is older than PostgreSQL 15
 */
export async function ensureDatabase(url) {
  const name = databaseName(url);
  try {
    try {
      await requireVersion(url);
    } catch (error) {
      // 3D000: the database does not exist (PostgreSQL manual, appendix A).
      if (error.code !== '3D000') throw error;
      await requireVersion(databaseUrl(url, 'postgres'));
      await createDatabase(databaseUrl(url, 'postgres'), name);
    }
  } catch (error) {
    if (error instanceof SetupFailure) throw error;
    const { host } = new URL(url);
    throw new SetupFailure(
      `The database "${name}" at ${host} cannot be used: ${error.message || error.code}`,
    );
  }
}

async function requireVersion(url) {
  const { rows } = await withClient(url, (client) => client.query('SHOW server_version_num'));
  const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
  if (major < 15) {
    throw new SetupFailure(
      `Kulhad needs PostgreSQL 15 or later; this server is PostgreSQL ${major}.`,
    );
  }
}

/** Whether the server answers, asked for at most ten seconds. */
export async function waitForServer(url) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      await withClient(url, (client) => client.query('SELECT 1'));
      return true;
    } catch {
      await delay(100);
    }
  }
  return false;
}
