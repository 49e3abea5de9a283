import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { canReach, readAccounts } from './postgres-account.mjs';

const PASSWD = 'root:x:0:0:root:/root:/bin/bash\n+\npostgres:x:101:104:,,,:/var:/bin/sh\n';

test('accounts are read from passwd, and lines that are none are passed over', () => {
  expect(readAccounts(PASSWD)).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'postgres', uid: 101, gid: 104 },
  ]);
});

test.skipIf(process.platform === 'win32')(
  'a stranger reaches a file through open folders only, and only if it may be read',
  () => {
    const stranger = { name: 'stranger', uid: 987_654, gid: 987_654 };
    const root = mkdtempSync(path.join(tmpdir(), 'reach-'));
    const file = path.join(root, 'home', 'shop', 'file');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    const modes = (home: number, mode: number) => {
      chmodSync(root, 0o755);
      chmodSync(path.join(root, 'home'), home);
      chmodSync(file, mode);
    };
    try {
      modes(0o755, 0o644);
      expect(canReach(file, stranger)).toBe(true);
      modes(0o700, 0o644);
      expect(canReach(file, stranger)).toBe(false);
      modes(0o711, 0o600);
      expect(canReach(file, stranger)).toBe(false);
    } finally {
      rmSync(root, { recursive: true });
    }
  },
);
