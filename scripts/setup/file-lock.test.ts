import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from './file-lock.mjs';
import { addUser, otherUsers, removeUser } from './server-users.mjs';

let folder: string;
/** The id of a process that is no more. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('only one at a time holds the lock, and it is gone afterwards, also after a failure', async () => {
  const file = path.join(folder, 'lock');
  let holders = 0;
  let most = 0;
  const hold = () =>
    withFileLock(file, async () => {
      holders += 1;
      most = Math.max(most, holders);
      await new Promise((resolve) => setImmediate(resolve));
      holders -= 1;
    });

  await Promise.all([hold(), hold(), hold()]);
  await expect(withFileLock(file, () => Promise.reject(new Error('dropped')))).rejects.toThrow();

  expect(most).toBe(1);
  expect(existsSync(file)).toBe(false);
});

test('the lock of a dead process is taken over', async () => {
  const file = path.join(folder, 'lock');
  writeFileSync(file, String(deadPid()));
  expect(await withFileLock(file, async () => 'taken')).toBe('taken');
});

test('a server is used by the living only', () => {
  addUser(folder, process.pid);
  addUser(folder, process.ppid);
  addUser(folder, deadPid());
  expect(otherUsers(folder)).toEqual([process.ppid]);

  removeUser(folder, process.ppid);
  expect(otherUsers(folder)).toEqual([]);
});
