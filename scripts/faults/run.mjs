import readline from 'node:readline';
import { ACCOUNTS } from '../carrier/accounts.mjs';
import { demoEnv } from '../setup/demo-env.mjs';
import { randomFreePort } from '../setup/free-port.mjs';
import { start, stop } from '../setup/processes.mjs';
import { projectRoot } from '../setup/project.mjs';
import { judge } from './judge.mjs';

/** A fifth without an answer, half of which were taken all the same. */
const FAULTS = {
  ...{ timeouts: 0.1, hangs: 0.1, errors: 0.1, throttles: 0.05 },
  ...{ shuffled: 0.5, duplicated: 0.5 },
};
const WORKERS = 2;
const TYPESCRIPT = ['--conditions=react-server', '--import', 'tsx'];

/**
 * Sends codes through carriers that fail, with workers that are killed and a database that is restarted.
 *
 * @param {object} run
 * @param {string} run.databaseUrl a migrated database of its own
 * @param {() => Promise<unknown>} run.restartDatabase
 * @param {number} run.count challenges @param {number} run.perSecond
 * @param {number} run.killEveryMs while codes are asked for a worker is killed so often, the oldest first, and
 *   another one started
 * @param {number} [run.seed] @param {(line: string) => void} [run.say]
 */
export async function runFaults({
  databaseUrl,
  restartDatabase,
  count,
  perSecond,
  killEveryMs,
  ...more
}) {
  const { seed = 7, say = () => undefined } = more;
  // Loaded here: it needs packages, and commands begin before those are installed.
  const { startCarrier } = await import('../carrier/start-carrier.mjs');
  const port = await randomFreePort();
  const carrier = await startCarrier({ seed, faults: FAULTS });
  const env = {
    ...process.env,
    ...demoEnv({ databaseUrl, port, env: {} }),
    // Also the receipts' address; the carrier is on this machine as well.
    APP_ORIGIN: `http://127.0.0.1:${port}`,
    ...{ SMS_DAILY_RUPEES: '1000000', WORKER_JOBS: '40' },
    ...carriersOf(carrier.url),
  };
  const workers = Array.from({ length: WORKERS }, () => startWorker(env));
  let kills = 0;
  const killing = setInterval(() => {
    workers.shift()?.kill('SIGKILL');
    workers.push(startWorker(env));
    kills += 1;
  }, killEveryMs);
  const shop = start(
    process.execPath,
    [...TYPESCRIPT, 'scripts/faults/shop.ts', ...[count, perSecond, port].map(String)],
    { cwd: projectRoot, env, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const restarts = [1 / 3, 2 / 3].map((part) => Math.floor(count * part));
  let restarted = 0;
  try {
    for await (const line of readline.createInterface({ input: shop.stdout })) {
      if (!line.startsWith('{')) continue;
      const told = JSON.parse(line);
      if (told.asked !== undefined && told.asked >= (restarts[restarted] ?? Infinity)) {
        restarted += 1;
        say(`  ${told.asked} asked for: restarting PostgreSQL`);
        await restartDatabase();
      }
      if (told.asked === count) {
        // Somebody has to be left who can finish what the dead left behind.
        clearInterval(killing);
        say('  all asked for; waiting for what is under way');
      }
      if (told.rows)
        return {
          ...judge(told.rows, carrier.messages()),
          kills,
          restarts: restarted,
          books: carrier.messages(),
        };
    }
    throw new Error('the shop of the fault run ended before its time');
  } finally {
    clearInterval(killing);
    shop.stdin.write('over\n');
    await Promise.all([stop(shop), ...workers.map((worker) => stop(worker))]);
    await carrier.close();
  }
}

/** Two carriers, so that one can stand in for the other; one can be asked later, the other names our message. */
const carriersOf = (/** @type {string} */ url) => ({
  SMS_PROVIDERS: 'twilio,vonage',
  SMS_ROUTES: '*=twilio:1,vonage:1',
  TWILIO_BASE_URL: `${url}/twilio`,
  TWILIO_FROM: 'KULHAD',
  TWILIO_ACCOUNT_SID: ACCOUNTS.twilio.accountSid,
  TWILIO_AUTH_TOKEN: ACCOUNTS.twilio.authToken,
  VONAGE_BASE_URL: `${url}/vonage`,
  VONAGE_API_KEY: ACCOUNTS.vonage.apiKey,
  VONAGE_API_SECRET: ACCOUNTS.vonage.apiSecret,
  VONAGE_SIGNATURE_SECRET: ACCOUNTS.vonage.signatureSecret,
});

const startWorker = (/** @type {NodeJS.ProcessEnv} */ env) =>
  start(process.execPath, [...TYPESCRIPT, 'app/worker-process.ts'], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
