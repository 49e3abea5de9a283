import { noFilters, readMigrations, withSchemaEngine } from './schema-engine.mjs';
import { SetupFailure } from './setup-failure.mjs';

/**
 * Applies the migrations that a database does not have yet, then those of the job queue.
 *
 * @param {string} databaseUrl
 * @returns {Promise<string[]>} the names of the migrations that were applied now
 * @throws {SetupFailure} naming the migration that failed
 */
export async function migrate(databaseUrl) {
  const applied = await applyMigrations(databaseUrl);
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: databaseUrl });
  return applied;
}

async function applyMigrations(databaseUrl) {
  const migrationsList = readMigrations();
  if (migrationsList.migrationDirectories.length === 0) return [];
  try {
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const result = await engine.applyMigrations({ migrationsList, filters: noFilters });
      return result.appliedMigrationNames;
    });
  } catch (error) {
    throw new SetupFailure('The database could not be brought up to date.', {
      details: error.message,
    });
  }
}
