import { runCommand } from './setup/command.mjs';
import { ensureDatabase } from './setup/databases.mjs';
import { demoEnv } from './setup/demo-env.mjs';
import { migrate } from './setup/migrate.mjs';
import { joinServer } from './setup/postgres.mjs';
import { demoDatabase, prepareCode, resetDatabase } from './setup/prepare.mjs';
import { seed } from './setup/seed.mjs';
import { SetupFailure } from './setup/setup-failure.mjs';
import { say, step } from './setup/steps.mjs';
import {
  differenceToSchema,
  migrationFolder,
  risks,
  writeMigration,
} from './setup/write-migration.mjs';

/** npm run db:migration -- name: writes the next migration from prisma/schema.prisma. */
async function migration([name], life) {
  const folder = migrationFolder(name, new Date());
  await prepareCode();
  const server = await joinServer('test-postgres');
  life.atEnd(server.release);
  const sql = await step('Comparing the schema with the migrations', () =>
    differenceToSchema(server.url('postgres')),
  );
  if (sql === '') {
    say('No change: the migrations lead to this schema already.');
    return;
  }
  say(`Wrote ${writeMigration(folder, sql)}. Read it before you apply it (npm run db:migrate).`);
  for (const line of risks(sql)) say(`  look twice: ${line}`);
  say('  Checks, partial and expression indexes are yours to add: the schema cannot say them.');
}

async function migrateDatabase(life) {
  await prepareCode();
  const { url } = await demoDatabase(life);
  await ensureDatabase(url);
  const applied = await step('Bringing the database up to date', () => migrate(url));
  say(applied.length === 0 ? 'Nothing to apply.' : `Applied ${applied.join(', ')}.`);
  return url;
}

async function seedDatabase(life) {
  const url = await migrateDatabase(life);
  await step('Filling the shelves', () => seed(demoEnv({ databaseUrl: url, port: 3000 })));
}

async function reset(life) {
  await prepareCode();
  await resetDatabase(await demoDatabase(life));
  await seedDatabase(life);
}

await runCommand(async (life) => {
  const [command, ...rest] = process.argv.slice(2);
  if (command === 'migration') await migration(rest, life);
  else if (command === 'migrate') await migrateDatabase(life);
  else if (command === 'seed') await seedDatabase(life);
  else if (command === 'reset') await reset(life);
  else throw new SetupFailure('Try migration, migrate, seed or reset.', { exitCode: 2 });
  return 0;
});
