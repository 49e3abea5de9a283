import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, databaseUrl, dropDatabase, withClient } from './databases.mjs';
import { migrate } from './migrate.mjs';

const cluster = process.env.TEST_CLUSTER_URL ?? '';
const name = `copy_${process.pid}_migrate`;
const url = databaseUrl(cluster, name);
const folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));

function write(migration: string, sql: string) {
  mkdirSync(path.join(folder, migration), { recursive: true });
  writeFileSync(path.join(folder, migration, 'migration.sql'), sql);
}

const tables = () =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    );
    return rows.map((row: { tablename: string }) => row.tablename);
  });

beforeAll(() => createDatabase(cluster, name));
afterAll(async () => {
  await dropDatabase(cluster, name);
  rmSync(folder, { recursive: true });
});

test('a migration may hold semicolons in comments and function bodies, and is applied once', async () => {
  write(
    '20260101000000_first',
    `-- cups; and plates
    CREATE TABLE cup (id int);
    CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO cup VALUES (1); END $$;`,
  );

  expect(await migrate(url, folder)).toEqual(['20260101000000_first']);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await tables()).toEqual(['cup']);
});

test('a migration that fails leaves nothing behind', async () => {
  write('20260102000000_second', 'CREATE TABLE plate (id int); CREATE TABLE cup (id int);');

  await expect(migrate(url, folder)).rejects.toThrow('could not be brought up to date');
  expect(await tables()).toEqual(['cup']);
});
