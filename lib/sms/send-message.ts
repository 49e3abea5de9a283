import { audit } from '../platform/audit';
import type { Db } from '../platform/db';
import type { SmsMessage } from '../platform/generated/client';
import { log } from '../platform/log';
import { segment } from './gsm';
import type { SendResult, SmsProvider } from './provider';
import { isWorthStealing, SIM_SWAP_HOURS, type SimSwap } from './sim-swap/sim-swap';
import { render } from './templates/render';

export const SENDER_ID = 'KULHAD';

export type CodeSource = (
  message: { challengeId: string; generation: number },
  now: Date,
) => Promise<{ ok: true; code: string } | { ok: false; why: string }>;

export type SendOptions = {
  providers: readonly SmsProvider[];
  /** Gives the code of a challenge at the moment of sending. */
  codeFor: CodeSource;
  origin: string;
  /** Whom to ask about a SIM before a code goes to it; null where there is nobody. */
  simSwap: SimSwap | null;
  /** Whether the queue will not come back with this message. */
  lastTry: boolean;
};

/** Thrown to make the queue try again, later. */
export class SendLater extends Error {}

/**
 * Sends one queued message, at most once: the row is taken by a statement of its own before any
 * carrier is asked, so two workers never send the same message, and one that dies in between
 * leaves it `sending`, which nobody sends again. Never after `notAfter`.
 */
export async function sendMessage(
  db: Db,
  id: string,
  options: SendOptions,
  now: Date,
): Promise<void> {
  const [message] = await db.smsMessage.updateManyAndReturn({
    where: { id, status: 'queued' },
    data: { status: 'sending', attempts: { increment: 1 } },
  });
  if (!message) return;
  const finish = finisher(db, id);
  if (message.notAfter <= now) return finish('undeliverable', { reason: 'expired' });

  if (await wasSwapped(db, message, options.simSwap, now))
    return finish('undeliverable', { reason: 'sim_swap' });
  const values = await valuesOf(message, options.codeFor, now);
  if (!values.ok) return finish('undeliverable', { reason: values.why });
  const body = render(message.template, values.values, {
    locale: message.locale,
    origin: options.origin,
  });
  const { encoding, segments } = segment(body);
  const outbound = {
    id,
    to: message.to,
    from: SENDER_ID,
    body,
    purpose: message.template.replace(/^code\./, ''),
    template: message.template,
    values: values.values,
    locale: message.locale,
    encoding,
    segments,
    notAfter: message.notAfter,
  };

  let last: SendResult = { outcome: 'refused', reason: 'no provider is configured' };
  for (const provider of options.providers) {
    last = await provider.send(outbound, now);
    if (last.outcome === 'accepted')
      return finish('sent', {
        provider: provider.name,
        providerMessageId: last.providerMessageId,
        sentAt: now,
        encoding,
        segments,
      });
    log.warn('sms.not_accepted', { id, provider: provider.name, ...last });
    // Perhaps it was taken: asking another carrier could send it twice.
    if (last.outcome === 'unknown') break;
  }
  if (last.outcome === 'retry' && !options.lastTry) {
    await finish('queued', { reason: last.reason });
    throw new SendLater(last.reason);
  }
  const reason = last.outcome === 'unknown' ? `unknown: ${last.reason}` : last.reason;
  return finish('undeliverable', { reason });
}

/**
 * Asked here and not in the request that wants the code: it takes a carrier's time, which would tell who
 * has an account (I6), and so a message that is sent again is asked about again. Without an answer the
 * message leaves: a check that is away must not keep every shopper out, and an attacker cannot make it so.
 */
async function wasSwapped(
  db: Db,
  { to, template, challengeId }: SmsMessage,
  simSwap: SimSwap | null,
  now: Date,
): Promise<boolean> {
  if (!simSwap || !isWorthStealing(template)) return false;
  const about = {
    event: 'refuse',
    purpose: template.replace(/^code\./, ''),
    phone: to,
    ...(challengeId ? { challengeId } : {}),
  };
  try {
    const swapped = await simSwap.check({ phoneNumber: to, maxAge: SIM_SWAP_HOURS }, now);
    if (swapped) await audit(db, { ...about, reason: 'sim_swap' }, now);
    return swapped;
  } catch (error) {
    log.warn('sms.sim_swap_unknown', { error });
    await audit(db, { ...about, event: 'would_refuse', reason: 'sim_swap_unknown' }, now);
    return false;
  }
}

function finisher(db: Db, id: string) {
  return async (
    status: 'queued' | 'sent' | 'undeliverable',
    facts: Partial<SmsMessage>,
  ): Promise<void> => {
    const { params: _, ...data } = facts;
    await db.smsMessage.update({ where: { id }, data: { ...data, status }, select: { id: true } });
  };
}

async function valuesOf(
  message: SmsMessage,
  codeFor: CodeSource,
  now: Date,
): Promise<{ ok: true; values: Record<string, string> } | { ok: false; why: string }> {
  const params = message.params as Record<string, string>;
  if (!message.template.startsWith('code.')) return { ok: true, values: params };
  if (!message.challengeId || !message.generation) return { ok: false, why: 'challenge_gone' };
  const { challengeId, generation } = message;
  const code = await codeFor({ challengeId, generation }, now);
  if (!code.ok) return code;
  const minutes = Math.max(1, Math.round((message.notAfter.getTime() - now.getTime()) / 60_000));
  return { ok: true, values: { ...params, code: code.code, minutes: String(minutes) } };
}
