import { nextProgram } from '../scripts/setup/build.mjs';
import { withClient } from '../scripts/setup/databases.mjs';
import { randomFreePort } from '../scripts/setup/free-port.mjs';
import { run, start } from '../scripts/setup/processes.mjs';
import { inProject } from '../scripts/setup/project.mjs';
import { SetupFailure } from '../scripts/setup/setup-failure.mjs';
import { step } from '../scripts/setup/steps.mjs';
import { waitForPage } from './wait-for-page.mjs';

const folder = inProject('bench', 'empty-app');

/**
 * Builds and serves what the shop is compared with: the same Next.js with one empty static page, and
 * one page whose action inserts one row through the same database client.
 *
 * @param {string} databaseUrl gets a table `bench_rows`
 * @returns {Promise<string>} its address
 */
export async function openEmptyApp(databaseUrl) {
  const port = await randomFreePort();
  const origin = `http://localhost:${port}`;
  await withClient(databaseUrl, (client) =>
    client.query(
      'CREATE TABLE bench_rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL)',
    ),
  );
  const options = {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: databaseUrl, NEXT_TELEMETRY_DISABLED: '1' },
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
  return origin;
}
