import fs from 'node:fs';
import path from 'node:path';
import { inProject, requireFromProject } from './project.mjs';

/**
 * Prisma's schema engine, as the WebAssembly that npm carries: the native one would be fetched from
 * the maker's server at first use, and the shop has to work without.
 *
 * @param {string} databaseUrl
 * @param {(engine: import('@prisma/schema-engine-wasm').SchemaEngine) => Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
export async function withSchemaEngine(databaseUrl, work) {
  const { SchemaEngine } = await loadEngine();
  const { default: pg } = await import('pg');
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils');
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(await adapterFor(pool));
  const datamodels = [[schemaFile(), readSchema()]];
  const engine = await SchemaEngine.new({ datamodels }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    // Ended by us: an idle connection would stand in the way of using this database as a template.
    await pool.end();
  }
}

async function adapterFor(pool) {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { ColumnTypeEnum } = await import('@prisma/driver-adapter-utils');
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    // The adapter's own version cuts a script at every semicolon, also inside comments, texts and
    // function bodies, and runs the pieces one by one. Sent whole, PostgreSQL parses it and a
    // migration that fails leaves nothing behind.
    connection.executeScript = async (script) => {
      try {
        await pool.query(script);
      } catch (error) {
        connection.onError(error);
      }
    };
    readLetters(connection, ColumnTypeEnum.Character);
    return connection;
  };
  return factory;
}

/** PostgreSQL's catalogue has columns of an internal one-letter type, which the adapter refuses. */
function readLetters(connection, characterType) {
  const [LETTER, TEXT] = [18, 25];
  const found = new WeakMap();
  const perform = connection.performIO.bind(connection);
  connection.performIO = async (query) => {
    const result = await perform(query);
    found.set(
      query,
      result.fields.map((field) => field.dataTypeID === LETTER),
    );
    for (const field of result.fields) if (field.dataTypeID === LETTER) field.dataTypeID = TEXT;
    return result;
  };
  const ask = connection.queryRaw.bind(connection);
  connection.queryRaw = async (query) => {
    const result = await ask(query);
    const letters = found.get(query) ?? [];
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, index) => (letters[index] ? characterType : type)),
    };
  };
}

// One for the process, not for this module: the engine's glue code holds one instance, and a second
// one would take the memory of the first away from under it.
async function loadEngine() {
  globalThis.kulhadSchemaEngine ??= instantiate();
  return globalThis.kulhadSchemaEngine;
}

async function instantiate() {
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = requireFromProject.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = fs.readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

const schemaFile = () => inProject('prisma', 'schema.prisma');

/** The text of the schema. */
export const readSchema = () => fs.readFileSync(schemaFile(), 'utf8');

/** A schema's text in the form that the engine compares with. */
export const schemaAsTarget = (content) => ({
  tag: 'schemaDatamodel',
  files: [{ path: schemaFile(), content }],
});

/** Applies the migrations that are missing. @returns {Promise<string[]>} their names */
export async function applyMigrations(engine, folder) {
  const migrationsList = readMigrations(folder);
  if (migrationsList.migrationDirectories.length === 0) return [];
  const result = await engine.applyMigrations({ migrationsList, filters: noFilters });
  return result.appliedMigrationNames;
}

/** What is left to the engine: everything. */
export const noFilters = { externalTables: [], externalEnums: [] };

/** The folder of migrations in the form that the engine reads. */
function readMigrations(folder = inProject('prisma', 'migrations')) {
  const names = fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .filter((name) => fs.existsSync(path.join(folder, name, 'migration.sql')))
        .sort()
    : [];
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readSql(folder, name) },
      },
    })),
  };
}

// The engine keeps a checksum of the text; a checkout with Windows line ends must give the same one.
const readSql = (folder, name) =>
  fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n');
