import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const loaded = new URL('./exit-with-parent.mjs', import.meta.url).href;
let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kulhad exit '));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function script(name: string, code: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, code);
  return file;
}

/** Starts a program as the commands start the shop. */
const started = (file: string) =>
  fork(file, {
    execArgv: ['--import', loaded],
    env: { ...process.env, EXIT_WITH_PARENT: String(process.pid) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

it('ends a server whose parent has died, channel and all', async () => {
  const child = started(script('server.mjs', 'setInterval(() => {}, 1_000);'));
  const ended = once(child, 'exit');
  child.disconnect();
  expect((await ended)[1]).toBe('SIGTERM');
});

it('leaves alone what the server itself forks: the development server lives by such a channel', async () => {
  const forked = script(
    'forked.mjs',
    'process.on("message", (text) => process.send(text)); process.send("up");',
  );
  const child = started(
    script(
      'forking.mjs',
      `import { fork } from 'node:child_process';
       const child = fork(${JSON.stringify(forked)});
       child.on('message', (text) => {
         if (text === 'up') setTimeout(() => child.send('still there'), 300);
         else process.exit(7);
       });
       child.once('exit', () => process.exit());`,
    ),
  );
  expect((await once(child, 'exit'))[0]).toBe(7);
});

it('does nothing in a program that was started without it', async () => {
  const child = spawn(process.execPath, ['--import', loaded, script('alone.mjs', '')]);
  expect((await once(child, 'exit'))[0]).toBe(0);
});
