import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { forgetOld } from '@/lib/otp/forget';
import { codeForMessage } from '@/lib/otp/message-code';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { unlockStuckJobs } from '@/lib/platform/stuck-jobs';
import { setWorkerRunning } from '@/lib/platform/worker-state';
import { FORGET_CARTS_TASK, shopTasks } from '@/lib/shop/tasks';
import { SEND_TASK } from '@/lib/sms/outbox';
import { consoleProvider, DELIVER_TASK, deliverLate } from '@/lib/sms/providers/console';
import { noneProvider } from '@/lib/sms/providers/none';
import { sendMessage } from '@/lib/sms/send-message';
import { camaraSimSwap } from '@/lib/sms/sim-swap/camara';
import { demoSimSwap } from '@/lib/sms/sim-swap/demo';
import { sweepOutbox } from '@/lib/sms/sweep';

const RETRY_MS = 2_000;

/** Every kind of job, from the rooms that own them. */
function tasks(): TaskList {
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  const providers = env().smsProviders.map((name) =>
    name === 'console' ? consoleProvider(db(), print) : noneProvider,
  );
  const { simSwap: carrier, demoMode } = env();
  const simSwap = carrier ? camaraSimSwap(carrier) : demoMode ? demoSimSwap(db()) : null;
  return {
    [SEND_TASK]: async (payload, { job }) =>
      sendMessage(
        db(),
        idOf(payload),
        {
          providers,
          codeFor: (message, now) => codeForMessage(db(), message, now),
          origin: env().origin,
          simSwap,
          lastTry: job.attempts >= job.max_attempts,
        },
        new Date(),
      ),
    [DELIVER_TASK]: (payload) => deliverLate(db(), idOf(payload), new Date()),
    'sms.sweep': async () => {
      await unlockStuckJobs(db());
      await sweepOutbox(db(), new Date());
    },
    'otp.forget': async () => {
      await forgetOld(db(), new Date());
    },
    ...shopTasks,
  };
}

/** Graphile-worker's own lines, where something is wrong; it says nothing of payloads there. */
function workerLogger(): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn('worker', { message });
  });
}

function idOf(payload: unknown): string {
  const id = payload && typeof payload === 'object' && 'id' in payload ? payload.id : undefined;
  if (typeof id !== 'string') throw new Error('a job without an id');
  return id;
}

/**
 * Keeps a worker running for as long as the process lives: when the database goes away it waits,
 * and comes back with it. Jobs are rows, so nothing is lost in between.
 */
export function startWorker(): void {
  let runner: Runner | null = null;
  let stopping = false;

  async function keepRunning(): Promise<void> {
    while (!stopping) {
      try {
        await unlockStuckJobs(db());
        runner = await run({
          connectionString: env().databaseUrl,
          concurrency: 5,
          maxPoolSize: 8,
          pollInterval: 1_000,
          noHandleSignals: true,
          taskList: tasks(),
          parsedCronItems: parseCronItems([
            { task: 'sms.sweep', match: '* * * * *', identifier: 'sms.sweep' },
            { task: 'otp.forget', match: '17 * * * *', identifier: 'otp.forget' },
            { task: FORGET_CARTS_TASK, match: '43 3 * * *', identifier: FORGET_CARTS_TASK },
          ]),
          logger: workerLogger(),
        });
        setWorkerRunning(true);
        await runner.promise;
      } catch (error) {
        log.warn('worker.lost', { error });
      }
      setWorkerRunning(false);
      if (!stopping) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  const running = keepRunning();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      stopping = true;
      void runner?.stop().catch(() => undefined);
      // A message that is just being sent is sent: the process ends after that (app/server.mjs).
      Object.assign(globalThis, { workerEnded: running });
    });
}
