import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProject } from './project.mjs';

const { scripts } = JSON.parse(fs.readFileSync(inProject('package.json'), 'utf8'));
const commands = [
  ...new Set(
    Object.values<string>(scripts).flatMap(
      (command) => command.match(/^node (\S+\.mjs)/)?.[1] ?? [],
    ),
  ),
];

const IMPORT = /^(?:import|export)\s(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

/** What a file loads as it is loaded itself, by names of packages; not what it asks for later. */
function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const names = [...fs.readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, name = '']) => name);
  return names.flatMap((name) => {
    if (name.startsWith('.')) return packagesOf(path.resolve(path.dirname(file), name), seen);
    return name.startsWith('node:') ? [] : [`${name} (${path.basename(file)})`];
  });
}

describe('in a fresh clone, where nothing is installed yet', () => {
  it.each(commands)('%s can be loaded', (command) => {
    expect(packagesOf(inProject(command))).toEqual([]);
  });

  it('the commands were found', () => {
    expect(commands).toContain('scripts/test.mjs');
    expect(commands.length).toBeGreaterThan(10);
  });
});
