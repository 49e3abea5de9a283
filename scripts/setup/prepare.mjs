import { databaseName, databaseUrl, dropDatabase, ensureDatabase } from './databases.mjs';
import { withFileLock } from './file-lock.mjs';
import { generateClient } from './generate.mjs';
import { installDependencies } from './install.mjs';
import { migrate } from './migrate.mjs';
import { joinServer } from './postgres.mjs';
import { inProject } from './project.mjs';
import { isSeeded, seed } from './seed.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { say, step } from './steps.mjs';

/** Only one command at a time may install or build in this folder. */
export const alone = (work) =>
  withFileLock(inProject('.data', 'setup.lock'), work, {
    onWait: (holder) => say(`- Waiting for another command in this folder (process ${holder})`),
  });

/** What every command needs before anything else. */
export const prepareCode = () =>
  alone(async () => {
    await installDependencies();
    await generateClient();
  });

/**
 * The demo's database server: the one of DATABASE_URL, or ours.
 *
 * @param {import('./command.mjs').Life} life our server is released at its end
 * @returns {Promise<{ url: string, otherUsers: () => number[] }>}
 */
export async function demoDatabase(life) {
  const given = process.env.DATABASE_URL;
  if (given) {
    say(`- Using the database "${databaseName(checkedUrl(given))}" of DATABASE_URL`);
    return { url: given, otherUsers: () => [] };
  }
  return step('Starting PostgreSQL', async () => {
    const server = await joinServer('postgres');
    life.atEnd(server.release);
    return { url: server.url('kulhad'), otherUsers: server.otherUsers };
  });
}

function checkedUrl(text) {
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) {
    if (databaseName(text) !== '') return text;
  }
  throw new SetupFailure('DATABASE_URL must read postgresql://user:password@host:port/database.', {
    exitCode: 2,
  });
}

/** Drops our database, so that the next steps make a new one. */
export async function resetDatabase({ url, otherUsers }) {
  if (process.env.DATABASE_URL) {
    throw new SetupFailure(
      'Reset drops the built-in database only. Empty the one of DATABASE_URL yourself.',
      { exitCode: 2 },
    );
  }
  const others = otherUsers();
  if (others.length > 0) {
    throw new SetupFailure(
      `Another command of this folder uses the database (process ${others.join(', ')}). Stop it first.`,
    );
  }
  await step('Dropping the database', () =>
    dropDatabase(databaseUrl(url, 'postgres'), databaseName(url)),
  );
}

/**
 * Brings a database to where the shop can use it.
 *
 * @param {Record<string, string>} env what the shop will be given
 */
export async function prepareDatabase(env) {
  await ensureDatabase(env.DATABASE_URL);
  await step('Bringing the database up to date', async () => {
    for (const name of await migrate(env.DATABASE_URL)) say(`  applied ${name}`);
  });
  if (!(await isSeeded(env.DATABASE_URL))) {
    await step('Filling the shelves', () => seed(env));
  }
}
