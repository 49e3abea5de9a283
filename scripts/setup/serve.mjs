import { setTimeout as delay } from 'node:timers/promises';
import { nextProgram } from './build.mjs';
import { start } from './processes.mjs';
import { inProject, projectRoot } from './project.mjs';
import { SetupFailure } from './setup-failure.mjs';

/**
 * Starts the shop and waits until it is healthy.
 *
 * @param {'start' | 'dev'} mode
 * @param {{ port: number, env: Record<string, string>, distDir?: string, onText?: (text: string) => void }} shop
 *   without `onText` its output goes where ours goes
 * @returns {Promise<{ ended: Promise<number> }>} `ended` gives the exit code, whenever that comes
 * @throws {SetupFailure} when it ends before, or is not healthy after two minutes
 */
export async function serve(mode, { port, env, distDir = '.next', onText }) {
  const output = onText ? 'pipe' : 'inherit';
  const child = start(
    process.execPath,
    [
      ...['--import', new URL('./exit-with-parent.mjs', import.meta.url).href],
      ...(mode === 'dev' ? [nextProgram(), 'dev'] : [inProject('app', 'server.mjs')]),
      ...['--hostname', '127.0.0.1', '--port', String(port)],
    ],
    {
      cwd: projectRoot,
      env: {
        ...process.env,
        ...env,
        NEXT_DIST_DIR: distDir,
        EXIT_WITH_PARENT: String(process.pid),
      },
      stdio: ['ignore', output, output, 'ipc'],
    },
  );
  if (onText)
    for (const s of [child.stdout, child.stderr]) s.setEncoding('utf8').on('data', onText);
  const ended = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
  await healthy(port, ended);
  return { ended };
}

async function healthy(port, ended) {
  const deadline = Date.now() + 120_000;
  let last = 'no answer';
  while (Date.now() < deadline) {
    const code = await Promise.race([ended, delay(100)]);
    if (code !== undefined) throw new SetupFailure(`The shop ended while starting (code ${code}).`);
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, {
        signal: AbortSignal.timeout(10_000),
      });
      if (response.ok) return;
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch {
      // Not listening yet.
    }
  }
  throw new SetupFailure(`The shop did not become healthy within two minutes: ${last}`);
}
