import os from 'node:os';
import { buildForJourneys, openForJourneys } from '../scripts/checks/test-shop.mjs';
import { databaseUrl, dropDatabase } from '../scripts/setup/databases.mjs';
import { demoEnv } from '../scripts/setup/demo-env.mjs';
import { randomFreePort } from '../scripts/setup/free-port.mjs';
import { demoDatabase, prepareDatabase } from '../scripts/setup/prepare.mjs';

/**
 * What a shop is given that has a filled database of its own, on a server that keeps what it is told.
 *
 * @param {import('../scripts/setup/command.mjs').Life} life the database is dropped at its end
 * @returns {Promise<Record<string, string>>}
 */
export async function benchDatabase(life) {
  const server = await demoDatabase(life);
  const url = databaseUrl(server.url, `bench_${process.pid}`);
  for (const name of [`bench_${process.pid}`, `bench_${process.pid}_peer`])
    life.atEnd(() => dropDatabase(databaseUrl(url, 'postgres'), name));
  const env = demoEnv({ databaseUrl: url, port: await randomFreePort(), env: {} });
  await prepareDatabase(env);
  return env;
}

/** Builds the shop for production and opens it. @param {Record<string, string>} env @returns {Promise<string>} its address */
export async function openBenchShop(env) {
  await buildForJourneys({ env });
  return openForJourneys({ port: Number(env.PORT), env });
}

/** Where figures come from, and how busy it was with other work. */
export function machine() {
  const [{ model } = { model: 'unknown' }] = os.cpus();
  const load = os.loadavg().map((each) => each.toFixed(1));
  return `${os.cpus().length} cores (${model.trim()}), Node ${process.versions.node}, ${os.platform()}, ${new Date().toISOString().slice(0, 10)}, load ${load.join(', ')}`;
}
