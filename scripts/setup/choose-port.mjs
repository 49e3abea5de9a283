import { parsePort } from './arguments.mjs';
import { isPortFree, nextFreePort } from './free-port.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { say } from './steps.mjs';

const DEFAULT_PORT = 3000;

/**
 * @param {number | undefined} asked from --port
 * @param {string | undefined} fromEnv the variable PORT
 * @param {(port: number) => Promise<boolean>} [isFree]
 * @returns {Promise<number>} the asked one, or the first free one from 3000 on
 * @throws {SetupFailure} when the asked one is taken: who asks for a port relies on it
 */
export async function choosePort(asked, fromEnv, isFree = isPortFree) {
  const wanted = asked ?? (fromEnv ? parsePort(fromEnv, 'PORT') : undefined);
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new SetupFailure(`Port ${wanted} is taken by another program.`);
  }
  const port = await nextFreePort(DEFAULT_PORT, isFree);
  if (port === undefined) throw new SetupFailure('No port from 3000 to 3099 is free.');
  if (port !== DEFAULT_PORT) say(`- Port ${DEFAULT_PORT} is taken; using ${port}`);
  return port;
}
