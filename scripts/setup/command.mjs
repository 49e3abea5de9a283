import { requireNode } from './node-version.mjs';
import { killAll, stopAll } from './processes.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { say } from './steps.mjs';

/**
 * Runs one of the commands of package.json: says failures in one line, cleans up in every case,
 * and ends the process. The first Ctrl-C stops everything that was started; the second one forces.
 *
 * @param {(life: Life) => Promise<number>} work returns the exit code
 *
 * @typedef {object} Life
 * @property {(cleanUp: () => Promise<void>) => void} atEnd run in reverse order of asking
 * @property {() => void} settle from now on a Ctrl-C is how the command is meant to end
 * @property {() => boolean} ending whether an end was asked for
 */
export async function runCommand(work) {
  const cleanUps = [];
  let settled = false;
  let ending = false;

  const finish = async (code) => {
    await stopAll();
    for (const cleanUp of cleanUps.reverse()) {
      await cleanUp().catch((error) => say(`  ${error.message}`));
    }
    process.exit(code);
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (ending) {
        killAll();
        process.exit(130);
      }
      ending = true;
      say('\nStopping; once more forces it.');
      finish(settled ? 0 : 130);
    });
  }

  // Set for a server in production, it would make npm leave out what building needs.
  delete process.env.NODE_ENV;
  let code;
  try {
    requireNode();
    code = await work({
      atEnd: (cleanUp) => cleanUps.push(cleanUp),
      settle: () => {
        settled = true;
      },
      ending: () => ending,
    });
  } catch (error) {
    code = ending ? 130 : report(error);
  }
  // A signal has begun the clean-up already, and ends the process when it is through.
  if (!ending) {
    ending = true;
    await finish(code);
  }
}

function report(error) {
  if (!(error instanceof SetupFailure)) {
    console.error(error);
    return 1;
  }
  if (error.details) process.stderr.write(`${error.details.trimEnd()}\n\n`);
  process.stderr.write(`${error.message}\n`);
  return error.exitCode;
}
