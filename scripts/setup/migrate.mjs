import { applyMigrations, withSchemaEngine } from './schema-engine.mjs';
import { SetupFailure } from './setup-failure.mjs';

/**
 * Applies the migrations that a database does not have yet, then those of the job queue.
 *
 * @param {string} databaseUrl
 * @param {string} [folder] of migrations; by default prisma/migrations
 * @returns {Promise<string[]>} the names of the migrations that were applied now
 * @throws {SetupFailure} naming the migration that failed
 */
export async function migrate(databaseUrl, folder) {
  let applied;
  try {
    applied = await withSchemaEngine(databaseUrl, (engine) => applyMigrations(engine, folder));
  } catch (error) {
    throw new SetupFailure('The database could not be brought up to date.', {
      details: error.message,
    });
  }
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: databaseUrl });
  return applied;
}
