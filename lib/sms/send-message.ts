import type { Db } from '../platform/db';
import type { SmsMessage } from '../platform/generated/client';
import { log } from '../platform/log';
import { segment } from './gsm';
import type { SendResult, SmsProvider } from './provider';
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
    encoding,
    segments,
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
