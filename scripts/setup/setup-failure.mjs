/** Something that the commands need cannot be had. The message is the one line that is shown. */
export class SetupFailure extends Error {
  /** @param {string} message one clear line @param {{ exitCode?: number, details?: string }} [options] */
  constructor(message, { exitCode = 1, details = '' } = {}) {
    super(message);
    this.name = 'SetupFailure';
    this.exitCode = exitCode;
    this.details = details;
  }
}
