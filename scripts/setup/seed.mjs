import { withClient } from './databases.mjs';
import { fingerprint } from './fingerprint.mjs';
import { run } from './processes.mjs';
import { projectRoot } from './project.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** @param {string} file */
const isSeed = (file) =>
  !file.startsWith('prisma/migrations/') && !/\.test\.ts$|\.prisma$/.test(file);

/** Changes when what the seed puts into a database changes. */
export const seedFingerprint = () => fingerprint(projectRoot, ['prisma'], { keep: isSeed });

/**
 * Fills a database with the catalogue and the personas.
 *
 * @param {Record<string, string>} env what the shop itself would be given, DATABASE_URL included
 */
export async function seed(env) {
  const { code, output } = await run(
    process.execPath,
    // The condition lets the seed import modules of the shop that are marked as server-only.
    ['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts'],
    { cwd: projectRoot, env: { ...process.env, ...env } },
  );
  if (code !== 0) throw new SetupFailure('The database could not be filled.', { details: output });
  await withClient(env.DATABASE_URL, async (client) => {
    await client.query('CREATE SCHEMA IF NOT EXISTS setup');
    await client.query('CREATE TABLE IF NOT EXISTS setup.seeded (fingerprint text PRIMARY KEY)');
    await client.query('DELETE FROM setup.seeded');
    await client.query('INSERT INTO setup.seeded VALUES ($1)', [seedFingerprint()]);
  });
}

/** Whether a database was filled by the seed as it is now. @param {string} databaseUrl */
export async function isSeeded(databaseUrl) {
  return withClient(databaseUrl, async (client) => {
    const { rows: found } = await client.query("SELECT to_regclass('setup.seeded') AS name");
    if (found[0].name === null) return false;
    const { rows } = await client.query('SELECT fingerprint FROM setup.seeded');
    return rows[0]?.fingerprint === seedFingerprint();
  });
}
