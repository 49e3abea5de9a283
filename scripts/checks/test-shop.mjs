import fs from 'node:fs';
import { build } from '../setup/build.mjs';
import { demoEnv } from '../setup/demo-env.mjs';
import { randomFreePort } from '../setup/free-port.mjs';
import { joinServer } from '../setup/postgres.mjs';
import { alone } from '../setup/prepare.mjs';
import { inProject } from '../setup/project.mjs';
import { serve } from '../setup/serve.mjs';
import { step } from '../setup/steps.mjs';
import { cloneTemplate, dropCopies, ensureTemplate } from '../setup/template-database.mjs';

const DIST_DIR = '.next-test';

/** As many as journeys open at most: each takes one by its number (`e2e/cut-off.ts`). */
const OTHER_SHOPS = 7;

/** What the shop said during the journeys. */
export const shopLog = () => inProject('.data', 'results', 'shop.log');

/**
 * The PostgreSQL of the tests.
 *
 * @param {import('../setup/command.mjs').Life} life it is released at its end
 * @returns {Promise<string>} superuser connection string
 */
export async function startTestServer(life) {
  return step('Starting PostgreSQL for the tests', async () => {
    const server = await joinServer('test-postgres');
    life.atEnd(server.release);
    const clusterUrl = server.url('postgres');
    await dropCopies(clusterUrl);
    life.atEnd(() => dropCopies(clusterUrl));
    await ensureTemplate(clusterUrl);
    return clusterUrl;
  });
}

/**
 * A database and a port of its own for one run of the shop, and a database for each of the further
 * servers that some journeys open: one that dies, or that cannot send, must not get the shop's messages.
 *
 * @param {string} clusterUrl
 */
export async function shopForJourneys(clusterUrl) {
  const template = await ensureTemplate(clusterUrl);
  const databaseUrl = await cloneTemplate(clusterUrl, template, 'journeys');
  const others = [];
  for (let count = 1; count <= OTHER_SHOPS; count += 1)
    others.push(await cloneTemplate(clusterUrl, template, `other_${count}`));
  const port = await randomFreePort();
  // Nothing from outside: the tests know what they test.
  return { port, env: demoEnv({ databaseUrl, port, env: {} }), others };
}

/** Builds it for production, as shoppers get it. */
export const buildForJourneys = ({ env }) => alone(() => build(DIST_DIR, env));

/** Serves it until the command ends. @returns {Promise<string>} its address */
export async function openForJourneys({ port, env, others = [] }) {
  fs.mkdirSync(inProject('.data', 'results'), { recursive: true });
  fs.writeFileSync(shopLog(), '');
  await step('Opening the shop', () =>
    serve('start', {
      port,
      env,
      distDir: DIST_DIR,
      onText: (text) => fs.appendFileSync(shopLog(), text),
    }),
  );
  // Some journeys open further servers of this build: with a database that dies, with demo mode off.
  process.env.JOURNEYS_SHOP = JSON.stringify({ distDir: DIST_DIR, env, log: shopLog(), others });
  return env.APP_ORIGIN;
}
