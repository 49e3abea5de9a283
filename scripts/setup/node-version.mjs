import { SetupFailure } from './setup-failure.mjs';

const OLDEST = [20, 19];

/** @param {string} version such as "20.19.0" */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Throws one clear line when this Node is too old for the shop. */
export function requireNode(version = process.versions.node) {
  if (!isNodeNewEnough(version)) {
    throw new SetupFailure(
      `Kulhad needs Node ${OLDEST.join('.')} or later; this is Node ${version}.`,
    );
  }
}
