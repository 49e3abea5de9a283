import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type {
  Receipt,
  ReceiptReader,
  ReceiptRequest,
  ReceiptStatus,
  SmsProvider,
} from '../provider';
import {
  asE164,
  baseUrl,
  basicAuth,
  type CarrierContext,
  confirmsIf,
  credential,
  isReachedFrom,
  notAccepted,
  type Outcome,
  outcomeOfStatus,
  readJson,
  receiptUrl,
  sameSecret,
  secondsLeft,
  senderOf,
  sendOverHttp,
} from './carrier';

export const vonageSettings = z.object({
  VONAGE_API_KEY: credential,
  VONAGE_API_SECRET: credential,
  VONAGE_SIGNATURE_SECRET: credential,
  VONAGE_SIGNATURE_METHOD: z.enum(['md5hash', 'md5', 'sha1', 'sha256', 'sha512']).default('sha256'),
  VONAGE_FROM: credential.optional(),
  VONAGE_BASE_URL: baseUrl.default('https://rest.nexmo.com'),
});
export type VonageSettings = z.output<typeof vonageSettings>;

/** https://developer.vonage.com/en/api-errors/sms. 5 is an error "whilst processing": perhaps after taking it. */
const OUTCOMES: Record<string, Outcome> = {
  1: 'throttled',
  2: 'misconfigured',
  3: 'refused',
  4: 'misconfigured',
  5: 'unknown',
  6: 'refused',
  7: 'refused',
  8: 'misconfigured',
  9: 'misconfigured',
  10: 'throttled',
  11: 'misconfigured',
  12: 'refused',
  14: 'misconfigured',
  15: 'misconfigured',
  22: 'refused',
  23: 'misconfigured',
  29: 'refused',
  32: 'misconfigured',
  33: 'refused',
};

const STATUSES: Record<string, ReceiptStatus> = {
  accepted: 'sent',
  buffered: 'sent',
  delivered: 'delivered',
  expired: 'undelivered',
  failed: 'undelivered',
  rejected: 'undelivered',
};

const sent = z.object({
  messages: z
    .array(z.object({ status: z.string().regex(/^\d{1,3}$/), 'message-id': z.string().optional() }))
    .min(1),
});

/**
 * Vonage's SMS API, https://developer.vonage.com/en/api/sms: a refusal is a 200 with a status inside, one for
 * each part of the message. A 5xx is unknown: nothing there says that it was not taken.
 */
export function vonageProvider(settings: VonageSettings, context: CarrierContext): SmsProvider {
  const url = `${settings.VONAGE_BASE_URL}/sms/json`;
  const authorization = basicAuth(settings.VONAGE_API_KEY, settings.VONAGE_API_SECRET);
  return {
    name: 'vonage',
    ...confirmsIf(isReachedFrom(context, url)),
    async send(message, now) {
      const { dlt } = message;
      const callback = receiptUrl(context, { carrier: 'vonage', baseUrl: url });
      const fields = {
        from: senderOf(message, settings.VONAGE_FROM),
        to: message.to.slice(1),
        text: message.body,
        type: message.encoding === 'UCS-2' ? 'unicode' : 'text',
        // In milliseconds, between 20 seconds and seven days.
        ttl: secondsLeft(message, now, 20, 604_800) * 1_000,
        'client-ref': message.id,
        ...(callback ? { callback } : {}),
        ...(dlt ? { 'entity-id': dlt.entityId, 'content-id': dlt.templateId } : {}),
      };
      const headers = { authorization, 'content-type': 'application/json' };
      const call = () => ({ method: 'POST', url, headers, body: JSON.stringify(fields) }) as const;
      return sendOverHttp(message, now, context, call, (answer) => {
        const parts = readJson(sent, answer.body)?.messages;
        if (!parts) {
          if (answer.status === 200)
            return { outcome: 'unknown', reason: 'vonage: not to be understood' };
          const otherwise = outcomeOfStatus(answer.status);
          return notAccepted('vonage', `HTTP ${answer.status}`, {}, otherwise, answer);
        }
        const taken = parts.find(({ status }) => status === '0')?.['message-id'];
        const failed = parts.find(({ status }) => status !== '0');
        if (!failed && taken) return { outcome: 'accepted', providerMessageId: taken };
        if (!failed) return { outcome: 'unknown', reason: 'vonage: no id in the answer' };
        // Some parts are on their way: sent again, the shopper would get both.
        if (taken)
          return { outcome: 'unknown', reason: 'vonage: taken in part', providerMessageId: taken };
        return notAccepted('vonage', failed.status, OUTCOMES, 'refused', answer);
      });
    },
  };
}

/** How old a receipt may be: Vonage tries for a day. */
const MAX_AGE_S = 26 * 3_600;

/**
 * Delivery receipts and replies, https://developer.vonage.com/en/messaging/sms/guides/delivery-receipts, by
 * GET or POST as the account has it, signed with its signature secret:
 * https://developer.vonage.com/en/getting-started/concepts/signing-messages.
 */
export function vonageReceipts(settings: VonageSettings): ReceiptReader {
  return {
    name: 'vonage',
    async read(request, now) {
      const fields = fieldsOf(request);
      if (!fields) return { ok: false, why: 'malformed' };
      const { sig = '', timestamp, ...signed } = { timestamp: '', ...fields };
      const expected = sign({ ...signed, timestamp }, settings);
      const age = Math.abs(now.getTime() / 1_000 - Number(timestamp));
      // A signature without a time would let an old STOP or START be played again.
      if (!sameSecret(expected, sig.toLowerCase()) || !timestamp || !(age < MAX_AGE_S))
        return { ok: false, why: 'signature' };

      const from = asE164(fields.msisdn ?? '');
      if (fields.text !== undefined && fields.status === undefined) {
        if (!from) return { ok: false, why: 'malformed' };
        return { ok: true, receipts: [], replies: [{ from, text: fields.text }] };
      }
      const { messageId: id, status, 'client-ref': messageId } = fields;
      if (!id || !status) return { ok: false, why: 'malformed' };
      const known = STATUSES[status];
      const error = fields['err-code'];
      const receipts: Receipt[] = [];
      if (known)
        receipts.push({
          providerMessageId: id,
          ...(messageId ? { messageId } : {}),
          status: known,
          ...(error && error !== '0' ? { reason: `vonage: ${error}` } : {}),
          // "User has requested not to receive messages from a specific service".
          ...(error === '9' ? { optedOut: true as const } : {}),
          at: timeOf(fields['message-timestamp']),
        });
      return { ok: true, receipts, replies: [] };
    },
  };
}

function fieldsOf({ method, url, headers, body }: ReceiptRequest): Record<string, string> | null {
  if (method === 'GET') return Object.fromEntries(new URL(url).searchParams);
  if (!headers['content-type']?.startsWith('application/json'))
    return Object.fromEntries(new URLSearchParams(body));
  const flat = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));
  return readJson<Record<string, string>>(flat, body) ?? null;
}

function sign(fields: Record<string, string>, settings: VonageSettings): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `&${name}=${fields[name]?.replace(/[&=]/g, '_')}`)
    .join('');
  const { VONAGE_SIGNATURE_METHOD: method, VONAGE_SIGNATURE_SECRET: secret } = settings;
  return method === 'md5hash'
    ? createHash('md5').update(`${text}${secret}`).digest('hex')
    : createHmac(method, secret).update(text).digest('hex');
}

/** `2018-10-25 12:10:29`, in UTC. */
function timeOf(text: string | undefined): Date | null {
  const at = new Date(`${text?.replace(' ', 'T')}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
