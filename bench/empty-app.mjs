import { nextProgram } from '../scripts/setup/build.mjs';
import {
  createDatabase,
  databaseName,
  databaseUrl,
  withClient,
} from '../scripts/setup/databases.mjs';
import { randomFreePort } from '../scripts/setup/free-port.mjs';
import { run, start } from '../scripts/setup/processes.mjs';
import { inProject } from '../scripts/setup/project.mjs';
import { SetupFailure } from '../scripts/setup/setup-failure.mjs';
import { step } from '../scripts/setup/steps.mjs';
import { waitForPage } from './wait-for-page.mjs';

const folder = inProject('bench', 'empty-app');

/**
 * Builds and serves what the shop is compared with: the same Next.js with one empty static page, one
 * page whose action inserts one row through the same database client, and better-auth's phone plugin.
 *
 * @param {string} url gets a table `bench_rows`, and its server a database `…_peer`
 * @returns {Promise<{ origin: string, peerUrl: string }>} its address, and the peer's database
 */
export async function openEmptyApp(url) {
  const port = await randomFreePort();
  const origin = `http://localhost:${port}`;
  const peerUrl = await peerDatabase(url);
  await withClient(url, (client) =>
    client.query(
      'CREATE TABLE bench_rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL)',
    ),
  );
  const options = {
    cwd: folder,
    env: {
      ...process.env,
      ...{ DATABASE_URL: url, PEER_DATABASE_URL: peerUrl, PEER_ORIGIN: origin },
      NEXT_TELEMETRY_DISABLED: '1',
    },
  };
  await step('Building the empty app', async () => {
    const { code, output } = await run(process.execPath, [nextProgram(), 'build'], options);
    if (code !== 0)
      throw new SetupFailure('The empty app could not be built.', { details: output });
  });
  start(process.execPath, [nextProgram(), 'start', '-H', '127.0.0.1', '-p', String(port)], {
    ...options,
    stdio: 'ignore',
  });
  await waitForPage(origin);
  return { origin, peerUrl };
}

/** A database beside the shop's with the tables that better-auth wants. */
async function peerDatabase(url) {
  const name = `${databaseName(url)}_peer`;
  const peerUrl = databaseUrl(url, name);
  await createDatabase(url, name);
  // Not imported above: nothing of it is needed before dependencies are installed.
  const [{ default: pg }, { getMigrations }, { peerOptions }] = await Promise.all([
    import('pg'),
    import('better-auth/db/migration'),
    import('./empty-app/peer.mjs'),
  ]);
  const pool = new pg.Pool({ connectionString: peerUrl, max: 1 });
  const { runMigrations } = await getMigrations(peerOptions(pool));
  await runMigrations();
  await pool.end();
  return peerUrl;
}
