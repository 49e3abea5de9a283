import { env } from '@/lib/platform/env';
import { dltRegistry } from '@/lib/sms/dlt/configured';
import { carriers } from './carriers';
import { startWorker } from './worker';

/** What a server does before its first request: checks the configuration, starts the worker. */
export function start(): void {
  try {
    env();
    carriers();
    dltRegistry();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
  if (env().worker === 'inside') void startWorker();
}
