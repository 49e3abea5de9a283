import { env } from '@/lib/platform/env';
import { dltRegistry } from '@/lib/sms/dlt/configured';
import { carriers } from './carriers';
import { startWorker } from './worker';

// `npm run worker`: the jobs in a process of their own, beside a shop that runs with WORKER=apart.

try {
  env();
  carriers();
  dltRegistry();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
await startWorker();
process.exit(0);
