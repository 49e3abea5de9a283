import { buildForJourneys, openForJourneys } from '../scripts/checks/test-shop.mjs';
import { databaseUrl, dropDatabase } from '../scripts/setup/databases.mjs';
import { demoEnv } from '../scripts/setup/demo-env.mjs';
import { randomFreePort } from '../scripts/setup/free-port.mjs';
import { demoDatabase, prepareDatabase } from '../scripts/setup/prepare.mjs';

/**
 * A shop of its own, built for production, on a database that keeps what it is told.
 *
 * @param {import('../scripts/setup/command.mjs').Life} life
 * @returns {Promise<{ env: Record<string, string>, origin: string }>}
 */
export async function openShop(life) {
  const server = await demoDatabase(life);
  const url = databaseUrl(server.url, `bench_${process.pid}`);
  life.atEnd(() => dropDatabase(databaseUrl(url, 'postgres'), `bench_${process.pid}`));
  const port = await randomFreePort();
  const env = demoEnv({ databaseUrl: url, port, env: {} });
  await prepareDatabase(env);
  await buildForJourneys({ env });
  return { env, origin: await openForJourneys({ port, env }) };
}
