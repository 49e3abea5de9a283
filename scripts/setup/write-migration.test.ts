import { expect, test } from 'vitest';
import { migrationFolder, risks } from './write-migration.mjs';

const noon = new Date('2026-01-31T12:00:05.678Z');

test('a migration is named by its time and what it does', () => {
  expect(migrationFolder('add-gift_notes', noon)).toBe('20260131120005_add_gift_notes');
});

test.each([undefined, '', 'Add notes', '../up', 'add__notes', '1st', 'x'.repeat(61)])(
  'the name %j is refused with exit code 2',
  (name) => {
    expect(() => migrationFolder(name, noon)).toThrow(expect.objectContaining({ exitCode: 2 }));
  },
);

test('what can lose data is pointed out', () => {
  const sql = '-- DROP it\nDROP INDEX "a";\nCREATE TABLE "b" ();\n  ALTER COLUMN "c" SET NOT NULL;';
  expect(risks(sql)).toEqual(['DROP INDEX "a";', 'ALTER COLUMN "c" SET NOT NULL;']);
});
