import { SetupFailure } from './setup-failure.mjs';

/**
 * Reads command-line flags.
 *
 * @param {string[]} argv what follows the script's name
 * @param {Record<string, 'flag' | 'port'>} spec the flags there are, without their dashes
 * @returns {Record<string, boolean | number | undefined>} one entry per flag given
 * @throws {SetupFailure} with exit code 2 and one line, for anything not understood
 */
export function parseArguments(argv, spec) {
  const known = { help: 'flag', ...spec };
  const given = {};
  for (let index = 0; index < argv.length; index += 1) {
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(argv[index]) ?? [];
    const kind = Object.hasOwn(known, name ?? '') ? known[name] : undefined;
    if (kind === undefined) {
      throw usage(`Unknown argument "${argv[index]}". Try --help.`);
    }
    if (kind === 'flag') {
      if (inline !== undefined) throw usage(`--${name} takes no value.`);
      given[name] = true;
    } else {
      index += inline === undefined ? 1 : 0;
      given[name] = parsePort(inline ?? argv[index], `--${name}`);
    }
  }
  return given;
}

/**
 * @param {string | undefined} text @param {string} source where it came from, for the message
 * @returns {number} a TCP port, 1 to 65535
 */
export function parsePort(text, source) {
  const port = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;
  if (port < 1 || port > 65535) {
    throw usage(`${source} wants a port between 1 and 65535, not "${text ?? ''}".`);
  }
  return port;
}

const usage = (message) => new SetupFailure(message, { exitCode: 2 });
