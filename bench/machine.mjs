import os from 'node:os';

/** Where and when figures were made, in one line. */
export function machine() {
  const [{ model } = { model: 'unknown' }] = os.cpus();
  return `${os.cpus().length} cores (${model.trim()}), Node ${process.versions.node}, ${os.platform()}, ${new Date().toISOString().slice(0, 10)}`;
}
