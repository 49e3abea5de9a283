import type { Db } from '../platform/db';
import { log } from '../platform/log';
import { closeAttempt } from './attempt';
import { backoffMs } from './backoff';
import type { SmsProvider } from './provider';
import { askLater, sendAgain, settleTaken } from './settle';

export type AskOptions = {
  providers: readonly SmsProvider[];
  clock: () => Date;
  random: () => number;
};

/**
 * Asks a carrier about a message whose answer was lost, until it knows or the message is of no more use. Only
 * a carrier that knows that it never had the message lets it be sent again.
 */
export async function askAgain(
  db: Db,
  id: string,
  { providers, clock, random }: AskOptions,
): Promise<void> {
  const now = clock();
  const attempt = await db.smsAttempt.findFirst({
    where: { messageId: id, outcome: 'unknown' },
    include: { message: true },
  });
  const provider = providers.find(({ name }) => name === attempt?.provider);
  if (!attempt || !provider?.ask || attempt.message.notAfter <= now) return;
  const { startedAt: sentAt, providerMessageId, message } = attempt;
  const known = { id, to: message.to, sentAt, ...(providerMessageId ? { providerMessageId } : {}) };
  const answer = await provider.ask(known, now).catch((error: unknown) => {
    log.error('sms.provider_threw', { provider: provider.name, error });
    return { found: 'unknown' as const };
  });
  if (answer.found === 'taken') {
    const { providerMessageId } = answer;
    return settleTaken(
      db,
      message,
      { attempt: attempt.id, provider, providerMessageId, sentAt },
      now,
    );
  }
  if (answer.found === 'not_taken') {
    await closeAttempt(db, attempt.id, { outcome: 'not_taken' }, now);
    return sendAgain(db, id, 'the carrier never had it', now);
  }
  const waited = Math.max(1, Math.round(Math.log2((now.getTime() - sentAt.getTime()) / 1_000)));
  const runAt = new Date(now.getTime() + backoffMs(waited, random));
  if (runAt < message.notAfter) await askLater(db, id, runAt);
}
