const shared = globalThis as typeof globalThis & { kulhadWorker?: boolean };

/** Whether this process's worker takes jobs at the moment. */
export function workerIsRunning(): boolean {
  return shared.kulhadWorker === true;
}

export function setWorkerRunning(running: boolean): void {
  shared.kulhadWorker = running;
}
