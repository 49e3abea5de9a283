import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createDatabase, databaseUrl, dropDatabase } from './databases.mjs';
import { inProject } from './project.mjs';
import {
  applyMigrations,
  noFilters,
  readSchema,
  schemaAsTarget,
  withSchemaEngine,
} from './schema-engine.mjs';
import { SetupFailure } from './setup-failure.mjs';

/**
 * @param {string | undefined} name what the migration does
 * @param {Date} now
 * @returns {string} the folder's name, such as 20260131120000_add_gift_notes
 * @throws {SetupFailure} with exit code 2 when the name will not do
 */
export function migrationFolder(name, now) {
  if (!/^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/.test(name ?? '') || name.length > 60) {
    throw new SetupFailure(
      'Name the migration in lower-case words: npm run db:migration -- add_gift_notes',
      { exitCode: 2 },
    );
  }
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}_${name.replaceAll('-', '_')}`;
}

/**
 * The SQL that leads from the migrations to the schema. What the schema's language cannot say
 * (checks, partial and expression indexes) stays as it is; a column that it does not name goes.
 *
 * @param {string} clusterUrl a server on which a scratch database may be made
 * @param {string} [schema] the text to lead to; by default prisma/schema.prisma
 * @returns {Promise<string>} empty when they agree
 */
export async function differenceToSchema(clusterUrl, schema = readSchema()) {
  const scratch = `scratch_${crypto.randomBytes(6).toString('hex')}`;
  const url = databaseUrl(clusterUrl, scratch);
  await createDatabase(clusterUrl, scratch);
  try {
    return await withSchemaEngine(url, async (engine) => {
      await applyMigrations(engine);
      const { files } = schemaAsTarget(schema);
      const { stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: inProject('prisma') },
        to: schemaAsTarget(schema),
        script: true,
        exitCode: null,
        filters: noFilters,
        shadowDatabaseUrl: null,
      });
      const sql = (stdout ?? '').trim();
      return sql.startsWith('-- This is an empty migration') ? '' : `${sql}\n`;
    });
  } catch (error) {
    throw new SetupFailure('The schema could not be compared with the migrations.', {
      details: error.message,
    });
  } finally {
    await dropDatabase(clusterUrl, scratch);
  }
}

/** Writes a migration. @returns {string} its file, relative to the project */
export function writeMigration(folder, sql) {
  const file = path.join('prisma', 'migrations', folder, 'migration.sql');
  fs.mkdirSync(path.dirname(inProject(file)), { recursive: true });
  fs.writeFileSync(inProject(file), sql, { flag: 'wx' });
  return file;
}

/** What to look at twice before applying it. @param {string} sql @returns {string[]} */
export const risks = (sql) =>
  sql
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('--') && /\b(DROP|TRUNCATE|SET NOT NULL)\b/i.test(line));
