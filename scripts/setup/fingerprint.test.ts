import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'finger print-'));
  mkdirSync(path.join(root, 'shelf', 'top'), { recursive: true });
  writeFileSync(path.join(root, 'shelf', 'top', 'cup'), 'clay');
  writeFileSync(path.join(root, 'shelf', 'plate'), 'brass');
});
afterEach(() => rmSync(root, { recursive: true }));

test('nothing changed, nothing differs; the order of the parts does not count', () => {
  expect(fingerprint(root, ['shelf/top', 'shelf/plate', 'absent'])).toBe(
    fingerprint(root, ['absent', 'shelf/plate', 'shelf/top']),
  );
});

test('a changed, moved, added or removed file and a changed setting all differ', () => {
  const seen = [fingerprint(root, ['shelf'])];
  const look = (settings = {}) => seen.push(fingerprint(root, ['shelf'], { settings }));

  writeFileSync(path.join(root, 'shelf', 'plate'), 'brass!');
  look();
  writeFileSync(path.join(root, 'shelf', 'top', 'bowl'), '');
  look();
  rmSync(path.join(root, 'shelf', 'top', 'cup'));
  look();
  look({ mode: '1' });
  look({ mode: undefined });

  expect(new Set(seen).size).toBe(seen.length);
});

test('files that are not kept do not count', () => {
  const keep = (file: string) => file !== 'shelf/plate';
  const before = fingerprint(root, ['shelf'], { keep });
  writeFileSync(path.join(root, 'shelf', 'plate'), 'iron');
  expect(fingerprint(root, ['shelf'], { keep })).toBe(before);
});
