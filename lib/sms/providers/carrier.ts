import { z } from 'zod';
import { log } from '../../platform/log';
import { equalBytes, sha256 } from '../../platform/secret';
import type { OutboundSms, Receipt, SendResult, SmsProvider } from '../provider';
import { type Answered, type Call, callCarrier } from './http';

/** What every carrier over HTTP is made with, besides its own settings. */
export type CarrierContext = {
  /** Our origin, from configuration: carriers are told to send receipts there (I8). */
  origin: string;
  /** What a call may take, 5 seconds unless told. */
  limitMs?: number;
};

/** What may come of a message that was not accepted. */
export type Outcome = Exclude<SendResult['outcome'], 'accepted'>;

const THIS_MACHINE = ['127.0.0.1', 'localhost'];

/** Plain HTTP would show credentials and codes to the network; on this machine it is for trying out. */
export const httpsUrl = z.url('must be an address').refine(
  (text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || (protocol === 'http:' && THIS_MACHINE.includes(hostname));
  },
  { error: 'must begin with https://' },
);

/** The root of a carrier's API. */
export const baseUrl = httpsUrl.transform((text) => text.replace(/\/+$/, ''));

/** A credential: goes into a header or a field, so no spaces and no control characters. */
export const credential = z.string().regex(/^[\x21-\x7e]+$/, 'must be printable, without spaces');

/** A setting that is JSON; `schema` checks what is in it. */
export function jsonSetting<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        // The parser's own words quote the text, which may hold a key.
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const isHere = (url: string) => THIS_MACHINE.includes(new URL(url).hostname);

/** Whether a carrier's receipts can come to us: to a shop on this machine only from this machine. */
export const isReachedFrom = ({ origin }: CarrierContext, carrierUrl: string) =>
  !isHere(origin) || isHere(carrierUrl);

/**
 * Where a carrier sends its receipts. With `id` the address names the message: so they find it even when the
 * carrier's answer was lost. Undefined where the carrier could not reach us, and would refuse the address.
 */
export function receiptUrl(
  context: CarrierContext,
  { carrier, baseUrl, id }: { carrier: string; baseUrl: string; id?: string },
): string | undefined {
  if (!isReachedFrom(context, baseUrl)) return undefined;
  return `${context.origin}/api/sms/receipts/${carrier}${id ? `?message=${id}` : ''}`;
}

/** What a receipt tells of the message that its address names. */
export function messageOf(url: string): Pick<Receipt, 'messageId'> {
  const messageId = new URL(url).searchParams.get('message');
  return messageId ? { messageId } : {};
}

/** Whether receipts will come, as a provider says it. */
export const confirmsIf = (receiptsCome: boolean): Pick<SmsProvider, 'confirms'> =>
  receiptsCome ? { confirms: true } : {};

/** What a message leaves as: operators in India drop what has not its registered header, whatever is configured. */
export const senderOf = ({ from, dlt }: OutboundSms, configured: string | undefined) =>
  dlt?.header ?? configured ?? from;

/** Whole seconds in which a message is still of use, within what the carrier takes. */
export function secondsLeft(message: OutboundSms, now: Date, least: number, most: number): number {
  const left = Math.floor((message.notAfter.getTime() - now.getTime()) / 1_000);
  return Math.min(most, Math.max(least, left));
}

/** Why a message goes to no carrier at all: what it would do there is not what we mean. */
export function flawOf({ to, body, values, notAfter }: OutboundSms, now: Date): string | null {
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return 'the number is not E.164';
  const texts = [body.replaceAll('\n', ''), ...Object.values(values)];
  if (texts.some((text) => /[\p{Cc}\p{Cs}]/u.test(text))) return 'there is a control character';
  if (notAfter <= now) return 'expired';
  return null;
}

/** Sends over HTTP; `judge` says what the carrier's answer means. */
export async function sendOverHttp(
  message: OutboundSms,
  now: Date,
  { limitMs }: CarrierContext,
  call: () => Call,
  judge: (answer: Answered) => SendResult,
): Promise<SendResult> {
  const flaw = flawOf(message, now);
  if (flaw) return { outcome: 'refused', reason: flaw };
  const answer = await callCarrier(call(), limitMs);
  if (answer.came === 'not_sent') return { outcome: 'retry', reason: answer.reason };
  if (answer.came === 'lost') return { outcome: 'unknown', reason: answer.reason };
  return judge(answer);
}

/** What a status means where the carrier says no more. Of a 5xx nobody knows whether the message was taken. */
export function outcomeOfStatus(status: number): Outcome {
  if (status === 429) return 'throttled';
  if ([401, 402, 403, 404, 405].includes(status)) return 'misconfigured';
  if (status >= 300 && status < 400) return 'misconfigured';
  return status >= 400 && status < 500 ? 'refused' : 'unknown';
}

const told = new Set<string>();

/** The outcome that `table` has for a carrier's code; one that it lacks is told once in a process's life. */
export function notAccepted(
  carrier: string,
  given: string,
  table: Readonly<Record<string, Outcome>>,
  otherwise: Outcome,
  answer?: Answered,
): SendResult {
  const outcome = table[given] ?? otherwise;
  const key = `${carrier} ${given}`;
  if (!table[given] && !told.has(key)) {
    told.add(key);
    log.warn('sms.unlisted_answer', { carrier, answer: given, outcome });
  }
  const reason = `${carrier}: ${given}`;
  if (outcome !== 'throttled') return { outcome, reason };
  const wait = Number(answer?.headers['retry-after']);
  return Number.isInteger(wait) && wait > 0
    ? { outcome, reason, retryAfterSeconds: wait }
    : { outcome, reason };
}

/** JSON of this shape, or undefined. */
export function readJson<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether two texts are the same, in a time that tells nothing of them. */
export const sameSecret = (a: string, b: string) => equalBytes(sha256(a), sha256(b));

/** A number as carriers write it, with or without the plus, in E.164; null where it is none. */
export function asE164(text: string): string | null {
  const number = `+${text.replace(/^\+/, '')}`;
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}

export const basicAuth = (name: string, password: string) =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

/** Whether an address ends with the secret that we gave the carrier: for those that sign nothing. */
export const endsWithSecret = (url: string, secret: string) =>
  sameSecret(url.split('?', 1)[0]?.split('/').at(-1) ?? '', secret);

/** A secret that stands in an address: long enough that nobody guesses it. */
export const addressSecret = z
  .string()
  .regex(/^[\w-]{24,}$/, 'must be 24 letters and digits or more');
