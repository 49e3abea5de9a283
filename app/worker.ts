import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { forgetOld } from '@/lib/otp/forget';
import { codeForMessage } from '@/lib/otp/message-code';
import { uncountUndelivered } from '@/lib/otp/undelivered';
import { verifiedAmong } from '@/lib/otp/verified-among';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { unlockStuckJobs } from '@/lib/platform/stuck-jobs';
import { setWorkerRunning } from '@/lib/platform/worker-state';
import { FORGET_CARTS_TASK, shopTasks } from '@/lib/shop/tasks';
import { askAgain } from '@/lib/sms/ask-again';
import { dltRegistry } from '@/lib/sms/dlt/configured';
import { ASK_TASK, SEND_TASK } from '@/lib/sms/outbox';
import { DELIVER_TASK, deliverLate } from '@/lib/sms/providers/console';
import { forgetReceipts } from '@/lib/sms/receipts';
import { type SendOptions, sendMessage } from '@/lib/sms/send-message';
import { camaraSimSwap } from '@/lib/sms/sim-swap/camara';
import { demoSimSwap } from '@/lib/sms/sim-swap/demo';
import { judgeCarriers } from '@/lib/sms/steps';
import { sweepOutbox } from '@/lib/sms/sweep';
import { carriers } from './carriers';

const RETRY_MS = 2_000;
/** With the time after which a worker counts as dead: within half a minute its work goes on. */
const LOOK_MS = 5_000;

const clock = () => new Date();

/** Every kind of job, from the rooms that own them. */
function tasks(): TaskList {
  const { simSwap: carrier, demoMode, origin } = env();
  const simSwap = carrier ? camaraSimSwap(carrier) : demoMode ? demoSimSwap(db()) : null;
  const sending: SendOptions = {
    ...carriers(),
    codeFor: (message, now) => codeForMessage(db(), message, now),
    origin,
    simSwap,
    dlt: dltRegistry(),
    clock,
    random: Math.random,
  };
  return {
    [SEND_TASK]: async (payload) => {
      const id = idOf(payload);
      const isTaken = await sendMessage(db(), id, sending);
      if (!isTaken) await uncountUndelivered(db(), id);
    },
    [ASK_TASK]: (payload) => askAgain(db(), idOf(payload), sending),
    [DELIVER_TASK]: (payload) => deliverLate(db(), idOf(payload), clock()),
    'otp.forget': async () => {
      await forgetOld(db(), clock());
      await forgetReceipts(db(), clock());
    },
    ...shopTasks,
  };
}

/**
 * What every worker does every few seconds besides its jobs: takes over from workers that died, and looks at
 * how carriers do. Not a job: the jobs of a dead worker are what it is there to free.
 */
async function lookAround(): Promise<void> {
  await unlockStuckJobs(db());
  await sweepOutbox(db(), clock());
  await judgeCarriers(db(), env().smsProviders, (ids) => verifiedAmong(db(), ids), clock());
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
 * and comes back with it. Jobs are rows, so nothing is lost in between. Resolves when it was told to stop and has
 * done what it was doing.
 */
export function startWorker(): Promise<void> {
  let runner: Runner | null = null;
  let stopping = false;

  async function keepRunning(): Promise<void> {
    while (!stopping) {
      try {
        runner = await run({
          connectionString: env().databaseUrl,
          concurrency: env().workerJobs,
          // One query fetches jobs for all at once, and one ends what they have done in this time, ms.
          preset: { worker: { localQueue: { size: env().workerJobs }, completeJobBatchDelay: 20 } },
          maxPoolSize: env().workerJobs,
          pollInterval: 1_000,
          noHandleSignals: true,
          taskList: tasks(),
          parsedCronItems: parseCronItems([
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

  async function keepLooking(): Promise<void> {
    while (!stopping) {
      await lookAround().catch((error) => log.warn('worker.look_failed', { error }));
      await new Promise((resolve) => {
        setTimeout(resolve, LOOK_MS).unref();
      });
    }
  }

  const { providers } = carriers();
  for (const provider of providers)
    void provider.start?.().catch((error) => log.warn('worker.carrier_away', { error }));
  const running = keepRunning().finally(() =>
    Promise.allSettled(providers.map((provider) => provider.close?.())),
  );
  void keepLooking();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      stopping = true;
      void runner?.stop().catch(() => undefined);
      // A message that is just being sent is sent: the process ends after that (app/server.mjs).
      Object.assign(globalThis, { workerEnded: running });
    });
  return running;
}
