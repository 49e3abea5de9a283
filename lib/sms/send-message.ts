import { audit } from '../platform/audit';
import type { Db } from '../platform/db';
import type { SmsMessage } from '../platform/generated/client';
import { log } from '../platform/log';
import { askCarriers, type CarrierOptions } from './ask-carriers';
import { whoRefused } from './attempt';
import { standings } from './carriers';
import type { DltRegistry } from './dlt/registry';
import { stamp } from './dlt/stamp';
import { segment } from './gsm';
import { hasOptedOut, OPTED_OUT } from './opt-out';
import type { OutboundSms } from './provider';
import { settle, settleAnswer } from './settle';
import { isWorthStealing, SIM_SWAP_HOURS, type SimSwap } from './sim-swap/sim-swap';
import { render } from './templates/render';
import { renderSpoken } from './templates/spoken';

export const SENDER_ID = 'KULHAD';
/** A call is paid for by the minute, not by segments. */
const SPEECH = { encoding: 'speech', segments: 0 } as const;

export type CodeSource = (
  message: { challengeId: string; generation: number },
  now: Date,
) => Promise<{ ok: true; code: string } | { ok: false; why: string }>;

export type SendOptions = CarrierOptions & {
  /** Gives the code of a challenge at the moment of sending. */
  codeFor: CodeSource;
  origin: string;
  /** Whom to ask about a SIM before a code goes to it; null where there is nobody. */
  simSwap: SimSwap | null;
  /** What is registered for India; null where nothing is checked. */
  dlt: DltRegistry | null;
};

/**
 * Sends one queued message, at most once: the row is taken by a statement of its own before any
 * carrier is asked, so two workers never send the same message, and one that dies in between
 * leaves it `sending`, which nobody sends again. Never after `notAfter`. Resolves with whether a carrier took
 * it just now.
 */
export async function sendMessage(db: Db, id: string, options: SendOptions): Promise<boolean> {
  const now = options.clock();
  const [message] = await db.smsMessage.updateManyAndReturn({
    where: { id, status: 'queued' },
    data: { status: 'sending', sendingAt: now, attempts: { increment: 1 } },
  });
  if (!message) return false;
  const giveUp = async (reason: string) => {
    await settle(db, message, { status: 'undeliverable', reason });
    return false;
  };
  if (message.notAfter <= now) return giveUp(message.reason ?? 'expired');
  // Side by side: a shopper waits for all of them.
  const [optedOut, swapped, values, refusedBy, health] = await Promise.all([
    hasOptedOut(db, message.to),
    wasSwapped(db, message, options.simSwap, now),
    valuesOf(message, options.codeFor, now),
    message.attempts > 1 ? whoRefused(db, id) : new Set<string>(),
    standings(db, now),
  ]);
  if (optedOut) return giveUp(OPTED_OUT);
  if (swapped) return giveUp('sim_swap');
  if (!values.ok) return giveUp(values.why);

  const { to, template, locale, notAfter } = message;
  const channel = message.channel === 'voice' ? 'voice' : 'sms';
  const body =
    channel === 'voice'
      ? renderSpoken(template, values.values, { locale })
      : render(template, values.values, { locale, origin: options.origin });
  // What is registered in India are texts.
  const registry = channel === 'sms' ? options.dlt : null;
  const stamped = stamp(registry, { to, template, locale, body });
  if (!stamped.ok) {
    log.error('sms.dlt_template_mismatch', { id, template });
    return giveUp('dlt_template_mismatch');
  }
  const { dlt } = stamped;
  const { encoding, segments } = channel === 'sms' ? segment(body) : SPEECH;
  const outbound: OutboundSms = {
    id,
    to,
    from: dlt?.header ?? SENDER_ID,
    body,
    channel,
    purpose: template.replace(/^code\./, ''),
    template,
    values: values.values,
    locale,
    dlt,
    encoding,
    segments,
    notAfter,
  };
  const asked = await askCarriers(db, outbound, { refusedBy, health }, options);
  await settleAnswer(db, message, asked, { encoding, segments }, options);
  return asked.outcome === 'accepted';
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
