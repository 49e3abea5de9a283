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
  const engine = await SchemaEngine.new({ datamodels: readSchema() }, () => {}, adapter);
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
    return connection;
  };
  return factory;
}

let loaded;

async function loadEngine() {
  loaded ??= instantiate();
  return loaded;
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

/** @returns {[path: string, text: string][]} */
const readSchema = () => [[schemaFile(), fs.readFileSync(schemaFile(), 'utf8')]];

/** The schema in the form that the engine compares with. */
export const schemaAsTarget = () => ({
  tag: 'schemaDatamodel',
  files: readSchema().map(([file, content]) => ({ path: file, content })),
});

/** What is left to the engine: everything. */
export const noFilters = { externalTables: [], externalEnums: [] };

/** The folder of migrations in the form that the engine reads. */
export function readMigrations(folder = inProject('prisma', 'migrations')) {
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
