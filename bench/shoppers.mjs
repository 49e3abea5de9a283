import { setTimeout as delay } from 'node:timers/promises';
import { withClient } from '../scripts/setup/databases.mjs';
import { run } from '../scripts/setup/processes.mjs';
import { projectRoot } from '../scripts/setup/project.mjs';
import { SetupFailure } from '../scripts/setup/setup-failure.mjs';

let made = 0;

/**
 * Makes shoppers whom no one has used yet, so that no budget refuses them.
 *
 * @param {Record<string, string>} env the shop's
 * @param {{ members: number, codes: number }} wanted
 * @returns {Promise<{ password: string, phones: string[], holders: string[] }>} numbers of members, and
 *   of others the cookie values of open sign-in codes
 */
export async function makeShoppers(env, { members, codes }) {
  const first = made;
  made += members + codes;
  const { code, output } = await run(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', 'tsx', 'bench/shoppers.ts'],
      ...[first, members + codes, codes].map(String),
    ],
    { cwd: projectRoot, env: { ...process.env, ...env } },
  );
  if (code !== 0) throw new SetupFailure('No shoppers could be made.', { details: output });
  return JSON.parse(output);
}

/** Waits until the shop's worker has nothing due, a minute at most. @param {string} databaseUrl */
export async function queueIsEmpty(databaseUrl) {
  await withClient(databaseUrl, async (client) => {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const { rows } = await client.query(
        'SELECT count(*)::int AS due FROM graphile_worker.jobs WHERE run_at <= now()',
      );
      if (rows[0].due === 0) return;
      await delay(100);
    }
    throw new SetupFailure('The worker did not get through its jobs within a minute.');
  });
}
