import { parseArguments } from './arguments.mjs';
import { build, forgetBuild } from './build.mjs';
import { choosePort } from './choose-port.mjs';
import { demoEnv } from './demo-env.mjs';
import { alone, demoDatabase, prepareCode, prepareDatabase, resetDatabase } from './prepare.mjs';
import { serve } from './serve.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { say, step } from './steps.mjs';
import { readPersonas, welcome } from './welcome.mjs';

const DIST_DIR = '.next';

const usage = (command) => `Usage: npm run ${command} -- [--port N] [--reset]

  --port N   serve on this port (default: 3000, or the next free one)
  --reset    drop the built-in database and start over
  --help     this text

Configuration: DATABASE_URL, APP_ORIGIN, AUTH_SECRET, OTP_KEYS, SMS_PROVIDERS, PORT (see README).`;

/**
 * Everything from a fresh clone to an open shop, and then until it is closed.
 *
 * @param {'demo' | 'dev'} command
 * @param {string[]} argv
 * @param {import('./command.mjs').Life} life
 * @returns {Promise<number>} exit code
 */
export async function openShop(command, argv, life) {
  const { help, port: asked, reset } = parseArguments(argv, { port: 'port', reset: 'flag' });
  if (help) {
    say(usage(command));
    return 0;
  }
  const port = await choosePort(asked, process.env.PORT);
  await prepareCode();
  const database = await demoDatabase(life);
  const env = demoEnv({ databaseUrl: database.url, port });
  if (reset) {
    await resetDatabase(database);
    forgetBuild(DIST_DIR);
  }
  await alone(async () => {
    await prepareDatabase(env);
    if (command === 'demo') {
      await build(DIST_DIR, env, { beforeBuilding: () => refuseBeside(database.otherUsers()) });
    }
  });
  if (life.ending()) return 130;

  const mode = command === 'demo' ? 'start' : 'dev';
  const shop = await step('Opening the shop', () => serve(mode, { port, env, distDir: DIST_DIR }));
  life.settle();
  say(welcome({ origin: env.APP_ORIGIN, personas: readPersonas() }));
  if (database.otherUsers().length > 0) {
    say(
      'Another shop of this folder is open too. They share their data, and either may print a message.\n',
    );
  }
  const code = await shop.ended;
  if (life.ending()) return 0;
  throw new SetupFailure(`The shop ended by itself (code ${code}).`);
}

function refuseBeside(others) {
  if (others.length === 0) return;
  throw new SetupFailure(
    `The sources have changed and have to be built again, but another shop of this folder is open (process ${others.join(', ')}). Stop it first.`,
  );
}
