import { expect, test } from 'vitest';
import { readSchema } from './schema-engine.mjs';
import { differenceToSchema, risks } from './write-migration.mjs';

const cluster = () => process.env.TEST_CLUSTER_URL ?? '';

test('the migrations lead to the schema, and keep what the schema cannot say', async () => {
  expect(await differenceToSchema(cluster())).toBe('');
});

test('a new model becomes a table, and no check or partial index is dropped for it', async () => {
  const schema = `${readSchema()}\nmodel GiftNote {\n  id String @id\n  words String\n}\n`;

  const sql = await differenceToSchema(cluster(), schema);

  expect(sql).toContain('CREATE TABLE "GiftNote"');
  expect(risks(sql)).toEqual([]);
});
