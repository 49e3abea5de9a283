import fs from 'node:fs';
import { isInstalled } from './installed-packages.mjs';
import { runNpm } from './processes.mjs';
import { inProject, projectRoot } from './project.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { say, step } from './steps.mjs';

/** Installs the dependencies unless exactly those of the lock file are there already. */
export async function installDependencies() {
  const wanted = readJson('package-lock.json');
  if (wanted === undefined) throw new SetupFailure('package-lock.json is missing or unreadable.');
  if (isInstalled(wanted, readJson('node_modules', '.package-lock.json'))) return;
  await step('Installing the dependencies (npm ci)', async () => {
    let result = await npm('ci');
    // A lock file that was written on one platform can lack the packages of another, and npm ci
    // then refuses. Install adds those, and keeps to the locked version of everything else.
    if (result.output.includes('EUSAGE')) {
      say('  the lock file does not cover this platform; using npm install');
      result = await npm('install', '--no-save');
    }
    if (result.code !== 0) {
      throw new SetupFailure('npm could not install the dependencies; what it said is above.', {
        details: result.output.split('\n').slice(0, 30).join('\n'),
      });
    }
  });
}

const npm = (...args) =>
  runNpm([...args, '--include=dev', '--include=optional', '--loglevel=error'], {
    cwd: projectRoot,
  });

function readJson(...parts) {
  try {
    return JSON.parse(fs.readFileSync(inProject(...parts), 'utf8'));
  } catch {
    return undefined;
  }
}
