import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../setup/processes.mjs';
import { inProject, projectRoot } from '../setup/project.mjs';
import { SetupFailure } from '../setup/setup-failure.mjs';
import { say, step } from '../setup/steps.mjs';

const PLAYWRIGHT = inProject('node_modules', '@playwright', 'test', 'cli.js');

/**
 * A Chromium for the journeys; installs one when there is none.
 *
 * @returns {Promise<Record<string, string>>} the environment that tells Playwright's configuration
 *   which: empty for Playwright's own
 * @throws {SetupFailure} saying what to install
 */
export async function findBrowser() {
  const named = process.env.KULHAD_BROWSER;
  if (named) {
    if (fs.existsSync(named)) return { KULHAD_BROWSER: named };
    throw new SetupFailure(`KULHAD_BROWSER names ${named}, which does not exist.`);
  }
  if (await hasOwn()) return {};
  const installed = await findInstalled();
  if (installed) return { KULHAD_BROWSER: installed };

  const fetched = await step('Installing a browser (playwright install chromium)', downloadOwn);
  if (fetched && (await hasOwn())) return {};
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    await step('Installing a browser (apt-get install chromium)', installPackage);
    const now = await findInstalled();
    if (now) return { KULHAD_BROWSER: now };
  }
  throw new SetupFailure(
    'There is no browser for the journeys: install Chromium or Chrome, or name one in KULHAD_BROWSER.',
  );
}

async function hasOwn() {
  const { chromium } = await import('@playwright/test');
  return fs.existsSync(chromium.executablePath());
}

async function findInstalled() {
  for (const file of candidates(process.platform, process.env, os.homedir())) {
    if (!fs.existsSync(file)) continue;
    // Some systems put a stand-in there that only tells how to install it. Windows browsers open a
    // window when asked for their version.
    if (process.platform === 'win32') return file;
    const { code } = await run(file, ['--version'], { timeout: 15_000 });
    if (code === 0) return file;
  }
  return undefined;
}

/**
 * Where browsers usually are.
 *
 * @param {NodeJS.Platform} platform @param {Record<string, string | undefined>} env @param {string} home
 * @returns {string[]} absolute paths, most wanted first
 */
export function candidates(platform, env, home) {
  if (platform === 'win32') {
    const roots = [
      env.ProgramFiles,
      env['ProgramFiles(x86)'],
      env.LocalAppData ?? env.LOCALAPPDATA,
    ];
    return [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ].flatMap((program) => roots.filter(Boolean).map((root) => path.win32.join(root, program)));
  }
  // The headless shell first, as Playwright itself has it: a quarter less work for two cores.
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ];
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const onPath = names.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
  if (platform !== 'darwin') return onPath;
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  return apps
    .flatMap((app) =>
      ['/Applications', path.posix.join(home, 'Applications')].map(
        (folder) => `${folder}/${app}.app/Contents/MacOS/${app}`,
      ),
    )
    .concat(onPath);
}

async function downloadOwn() {
  const { code } = await run(process.execPath, [PLAYWRIGHT, 'install', 'chromium'], {
    cwd: projectRoot,
    timeout: 180_000,
  });
  if (code !== 0) say('  it could not be fetched');
  return code === 0;
}

async function installPackage() {
  const options = { timeout: 400_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update'], options);
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const install = ['install', '-y', '--no-install-recommends', name];
    if ((await run('apt-get', install, options)).code === 0) return;
    say(`  ${name} could not be installed`);
  }
}
