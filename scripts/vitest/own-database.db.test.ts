import pg from 'pg';
import { expect, test } from 'vitest';

async function rowsOf(sql: string) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a test file works in a migrated copy that no other file has', async () => {
  const [{ name }] = await rowsOf('SELECT current_database() AS name');
  expect(name).toMatch(/^copy_\d+_[0-9a-f]{12}$/);

  const applied = await rowsOf('SELECT 1 FROM _prisma_migrations WHERE finished_at IS NOT NULL');
  expect(applied.length).toBeGreaterThan(0);
  const [{ queue }] = await rowsOf("SELECT to_regclass('graphile_worker._private_jobs') AS queue");
  expect(queue).not.toBeNull();
});

test('words are compared the same way on every machine', async () => {
  const [row] = await rowsOf(
    'SELECT datlocprovider AS provider, datlocale AS locale FROM pg_database WHERE datname = current_database()',
  );
  expect(row).toEqual({ provider: 'b', locale: 'C.UTF-8' });
});
