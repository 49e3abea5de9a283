import type { Db } from '../platform/db';
import { log } from '../platform/log';
import { closeAttempt, openAttempt } from './attempt';
import { type Health, learn } from './carriers';
import type { Channel, OutboundSms, SendResult, SmsProvider } from './provider';
import { type Leg, orderCarriers } from './route';

/** After that no further carrier is asked in one go: a worker that is silent for longer is taken for dead. */
export const PATIENCE_MS = 10_000;

export type CarrierOptions = {
  providers: readonly SmsProvider[];
  /** The carriers of a number's country that carry this, in their order. */
  routeTo: (phone: string, channel: Channel) => readonly Leg[];
  clock: () => Date;
  /** From 0 to below 1. */
  random: () => number;
};

/** What came of asking carriers for one message. */
export type Asked =
  /** Its attempt is still open: it is closed together with the message. */
  | { outcome: 'accepted'; provider: SmsProvider; providerMessageId: string; attempt: string }
  | { outcome: 'unknown'; provider: SmsProvider; reason: string }
  | { outcome: 'opted_out'; provider: SmsProvider }
  /** No carrier took it now; one may, later. */
  | { outcome: 'later'; reason: string }
  /** No carrier will take it. */
  | { outcome: 'refused'; reason: string }
  /** Somebody else had it sent, or is about to. */
  | { outcome: 'elsewhere' };

/**
 * Asks carrier after carrier until one takes the message or may have taken it: asking another then could
 * send it twice. Each is written down before it is asked.
 */
export async function askCarriers(
  db: Db,
  message: OutboundSms,
  known: { refusedBy: ReadonlySet<string>; health: (name: string) => Health },
  { providers, routeTo, clock, random }: CarrierOptions,
): Promise<Asked> {
  const began = clock().getTime();
  const legs = routeTo(message.to, message.channel).filter(
    ({ name }) => !known.refusedBy.has(name),
  );
  const names = orderCarriers(legs, known.health, random);
  let reason = 'no carrier is to be asked now';
  let mayLater = names.length < legs.length;
  for (const name of names) {
    const now = clock();
    if (now >= message.notAfter || now.getTime() - began >= PATIENCE_MS)
      return { outcome: 'later', reason };
    const provider = providers.find((each) => each.name === name);
    if (!provider) throw new Error(`a route leads to ${name}, which is not configured`);
    const attempt = await openAttempt(db, message.id, name, now);
    if (!attempt) return { outcome: 'elsewhere' };
    const result = await send(provider, message, now);
    if (result.outcome !== 'accepted' || known.health(name).hasFailed)
      await learn(db, provider, result, clock());
    if (result.outcome === 'accepted') return { ...result, provider, attempt };
    await closeAttempt(db, attempt, result, clock());
    log.warn('sms.not_accepted', { id: message.id, provider: name, ...result });
    if (result.outcome === 'unknown') return { ...result, provider };
    if (result.outcome === 'opted_out') return { outcome: 'opted_out', provider };
    if (result.outcome === 'retry' || result.outcome === 'throttled') mayLater = true;
    reason = result.reason;
  }
  return { outcome: mayLater ? 'later' : 'refused', reason };
}

/** A carrier's adapter that throws has a fault of its own; whether the message left cannot be told then. */
async function send(provider: SmsProvider, message: OutboundSms, now: Date): Promise<SendResult> {
  try {
    return await provider.send(message, now);
  } catch (error) {
    log.error('sms.provider_threw', { provider: provider.name, error });
    return { outcome: 'unknown', reason: 'the adapter failed' };
  }
}
