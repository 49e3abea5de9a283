import {
  createDatabase,
  databaseName,
  databasesBeginning,
  databaseUrl,
  dropDatabase,
  withClient,
} from './databases.mjs';
import { demoEnv } from './demo-env.mjs';
import { isAlive } from './file-lock.mjs';
import { fingerprint } from './fingerprint.mjs';
import { migrate } from './migrate.mjs';
import { projectRoot } from './project.mjs';
import { seed, seedFingerprint } from './seed.mjs';

/** Any number, the same in every process that makes templates. */
const TEMPLATE_LOCK = 4_711_001;

/**
 * Makes sure that there is a migrated and filled database to copy from.
 *
 * @param {string} clusterUrl superuser connection string of the test server
 * @returns {Promise<string>} the template's name
 */
export async function ensureTemplate(clusterUrl) {
  const migrations = fingerprint(projectRoot, ['prisma/migrations', 'package-lock.json']);
  const name = `template_${migrations.slice(0, 8)}${seedFingerprint().slice(0, 8)}`;
  await withClient(clusterUrl, async (client) => {
    // Several runs may want the same template at once; the lock ends with the connection.
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const existing = await databasesBeginning(clusterUrl, 'template_');
    if (!existing.includes(name)) await makeTemplate(clusterUrl, name, existing);
  });
  return name;
}

async function makeTemplate(clusterUrl, name, outdated) {
  for (const each of outdated) await dropDatabase(clusterUrl, each);
  const draft = `${name}_draft`;
  const url = databaseUrl(clusterUrl, draft);
  await createDatabase(clusterUrl, draft);
  await migrate(url);
  await seed(demoEnv({ databaseUrl: url, port: 3000, env: {} }));
  // Renamed only when whole, so that an interrupted run leaves no half-filled template.
  await withClient(clusterUrl, (client) =>
    client.query(`ALTER DATABASE "${draft}" RENAME TO "${name}"`),
  );
}

/**
 * Copies the template into a database of its own.
 *
 * @param {string} clusterUrl @param {string} template
 * @param {string} label lower-case letters, digits and underscores; part of the name
 * @param {number} [owner] id of the process whose end makes the copy useless
 * @returns {Promise<string>} its connection string
 */
export async function cloneTemplate(clusterUrl, template, label, owner = process.pid) {
  const name = `${copyPrefix(owner)}${label}`;
  await createDatabase(clusterUrl, name, template);
  return databaseUrl(clusterUrl, name);
}

const copyPrefix = (owner) => `copy_${owner}_`;

/** Drops the copies of this process, and those of processes that are no more. */
export async function dropCopies(clusterUrl, owner = process.pid) {
  for (const name of await databasesBeginning(clusterUrl, 'copy_')) {
    const pid = Number(name.split('_')[1]);
    if (pid === owner || !isAlive(pid)) await dropDatabase(clusterUrl, name);
  }
}

/** Drops one copy. @param {string} url its connection string */
export const dropCopy = (url) => dropDatabase(databaseUrl(url, 'postgres'), databaseName(url));
