import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

const windows = process.platform === 'win32';
const running = new Set();

/**
 * Starts a program in a process group of its own, so that the terminal's Ctrl-C reaches only us
 * and stopping it takes its children along.
 *
 * @param {string} program @param {string[]} args @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { windowsHide: true, detached: !windows, ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end.
 *
 * @param {string} program @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onText?: (text: string) => void }} [options]
 *   `onText` hears standard output and error as they come
 * @returns {Promise<{ code: number, output: string }>} code 127 when it could not be started
 */
export function run(program, args, { onText = () => {}, ...options } = {}) {
  return new Promise((resolve) => {
    const child = start(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const collect = (text) => {
      output += text;
      onText(text);
    };
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', collect);
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs npm itself, the one that started us when there is one. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  if (npm && /\.[cm]?js$/.test(npm)) return run(process.execPath, [npm, ...args], options);
  // Started without npm. On Windows npm is a .cmd file, which only a shell can run; the arguments are ours.
  return run(windows ? 'npm.cmd' : 'npm', args, { shell: windows, ...options });
}

/** Asks a program to end, waits, and ends its whole group when it does not. */
export async function stop(child, { patienceMs = 8000 } = {}) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const inTime = await Promise.race([
    exited.then(() => true),
    delay(patienceMs, false, { ref: false }),
  ]);
  if (!inTime) killGroup(child);
  await exited;
}

/** Stops everything that `start` and `run` have started and that still runs. */
export async function stopAll(options) {
  await Promise.all([...running].map((child) => stop(child, options)));
}

/** Ends everything at once, without waiting. */
export function killAll() {
  for (const child of running) killGroup(child);
}

function killGroup(child) {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
