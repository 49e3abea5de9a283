import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Receipt, ReceiptReader, ReceiptStatus, SmsProvider } from '../provider';
import {
  asE164,
  baseUrl,
  basicAuth,
  type CarrierContext,
  confirmsIf,
  credential,
  isReachedFrom,
  messageOf,
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
import { callCarrier } from './http';

const sid = (kind: string) => z.string().regex(new RegExp(`^${kind}[0-9a-fA-F]{32}$`));

/** What its texts and its calls have in common. */
export const twilioAccount = z.object({
  TWILIO_ACCOUNT_SID: sid('AC'),
  TWILIO_AUTH_TOKEN: credential,
  TWILIO_BASE_URL: baseUrl.default('https://api.twilio.com'),
});

export const twilioSettings = twilioAccount
  .extend({
    TWILIO_MESSAGING_SERVICE_SID: sid('MG').optional(),
    TWILIO_FROM: credential.optional(),
  })
  .refine((value) => value.TWILIO_MESSAGING_SERVICE_SID ?? value.TWILIO_FROM, {
    path: ['TWILIO_MESSAGING_SERVICE_SID'],
    error: 'is missing, or else TWILIO_FROM',
  });
export type TwilioSettings = z.output<typeof twilioSettings>;

/** https://www.twilio.com/docs/api/errors: of what was not taken, whether it is the number, us or the pace. */
const OUTCOMES: Record<string, Outcome> = {
  14107: 'throttled',
  20003: 'misconfigured',
  20005: 'misconfigured',
  20403: 'misconfigured',
  20404: 'misconfigured',
  20429: 'throttled',
  21211: 'refused',
  21212: 'misconfigured',
  21265: 'refused',
  21266: 'refused',
  // The country is switched off in the account: true of some numbers, not of all.
  21408: 'refused',
  21601: 'misconfigured',
  21602: 'refused',
  21603: 'misconfigured',
  21604: 'refused',
  21605: 'refused',
  21606: 'misconfigured',
  21608: 'refused',
  21609: 'misconfigured',
  21610: 'opted_out',
  21611: 'throttled',
  21612: 'refused',
  21614: 'refused',
  21617: 'refused',
  21701: 'misconfigured',
  21703: 'misconfigured',
  21704: 'misconfigured',
  30001: 'throttled',
  30002: 'misconfigured',
  63038: 'throttled',
};

const STATUSES: Record<string, ReceiptStatus> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'undelivered',
  canceled: 'undelivered',
};

const created = z.object({ sid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/) });
/** An error of Twilio's, as all its resources answer one. */
export const twilioRefusal = z.object({ code: z.number().int() });
const listed = z.object({
  messages: z.array(z.object({ sid: z.string(), date_created: z.string(), direction: z.string() })),
});

/** How much later than our call a message may stand in Twilio's list, and how far its clock may be off. */
const WINDOW_MS = 10_000;
/** Before this a message that is not in the list may still come into it. */
const LISTED_AFTER_MS = 30_000;
const PAGE_SIZE = 50;

/**
 * Twilio's Messages resource, https://www.twilio.com/docs/messaging/api/message-resource. Nothing there says
 * that a 5xx means "not taken", and Twilio knows no idempotency key: a 5xx is unknown, and `ask` finds out.
 */
export function twilioProvider(settings: TwilioSettings, context: CarrierContext): SmsProvider {
  const { TWILIO_ACCOUNT_SID: account } = settings;
  const url = `${settings.TWILIO_BASE_URL}/2010-04-01/Accounts/${account}/Messages.json`;
  const authorization = basicAuth(account, settings.TWILIO_AUTH_TOKEN);
  return {
    name: 'twilio',
    ...confirmsIf(isReachedFrom(context, url)),
    async send(message, now) {
      const form = () => {
        const fields = new URLSearchParams({ To: message.to, Body: message.body });
        if (settings.TWILIO_FROM) fields.set('From', senderOf(message, settings.TWILIO_FROM));
        if (settings.TWILIO_MESSAGING_SERVICE_SID)
          fields.set('MessagingServiceSid', settings.TWILIO_MESSAGING_SERVICE_SID);
        fields.set('ValidityPeriod', String(secondsLeft(message, now, 1, 36_000)));
        const callback = receiptUrl(context, { carrier: 'twilio', baseUrl: url, id: message.id });
        if (callback) fields.set('StatusCallback', callback);
        return fields.toString();
      };
      const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
      const call = () => ({ method: 'POST', url, headers, body: form() }) as const;
      return sendOverHttp(message, now, context, call, (answer) => {
        if (answer.status >= 200 && answer.status < 300) {
          const id = readJson(created, answer.body)?.sid;
          return id
            ? { outcome: 'accepted', providerMessageId: id }
            : { outcome: 'unknown', reason: 'twilio: no SID in the answer' };
        }
        const otherwise = outcomeOfStatus(answer.status);
        const code = readJson(twilioRefusal, answer.body)?.code;
        return notAccepted('twilio', String(code ?? answer.status), OUTCOMES, otherwise, answer);
      });
    },

    /** By the list of what went to this number: nothing else in it is ours to recognise a message by. */
    async ask({ to, sentAt, providerMessageId }, now) {
      if (providerMessageId) return { found: 'taken', providerMessageId };
      const query = new URLSearchParams({ To: to, PageSize: String(PAGE_SIZE) });
      const call = { method: 'GET', url: `${url}?${query}`, headers: { authorization } } as const;
      const answer = await callCarrier(call, context.limitMs);
      if (answer.came !== 'answered') return { found: 'unknown', reason: answer.reason };
      const list = answer.status === 200 ? readJson(listed, answer.body) : undefined;
      if (!list) return { found: 'unknown', reason: `twilio: ${answer.status}` };
      const ours = list.messages.filter(({ date_created, direction }) => {
        const away = Math.abs(Date.parse(date_created) - sentAt.getTime());
        return direction.startsWith('outbound') && away <= WINDOW_MS;
      });
      const [only, another] = ours;
      if (only && !another) return { found: 'taken', providerMessageId: only.sid };
      if (another) return { found: 'unknown', reason: 'twilio: several messages at that time' };
      if (list.messages.length === PAGE_SIZE)
        return { found: 'unknown', reason: 'twilio: too many' };
      if (now.getTime() - sentAt.getTime() < LISTED_AFTER_MS)
        return { found: 'unknown', reason: 'twilio: not listed yet' };
      return { found: 'not_taken' };
    },
  };
}

/**
 * Status callbacks and replies, signed as https://www.twilio.com/docs/usage/webhooks/webhooks-security says:
 * HMAC-SHA1 over the address and the sorted fields. They carry no time, so `at` is null.
 */
export function twilioReceipts(settings: TwilioSettings): ReceiptReader {
  return {
    name: 'twilio',
    async read({ url, headers, body }) {
      const fields = new URLSearchParams(body);
      const signed = [...new Set(fields.keys())]
        .sort()
        .flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value));
      const expected = createHmac('sha1', settings.TWILIO_AUTH_TOKEN)
        .update(url + signed.join(''))
        .digest('base64');
      if (!sameSecret(expected, headers['x-twilio-signature'] ?? ''))
        return { ok: false, why: 'signature' };

      const id = fields.get('MessageSid');
      const status = fields.get('MessageStatus') ?? fields.get('SmsStatus');
      if (!id || !status) return { ok: false, why: 'malformed' };
      if (status === 'received') {
        const from = asE164(fields.get('From') ?? '');
        if (!from) return { ok: false, why: 'malformed' };
        return { ok: true, receipts: [], replies: [{ from, text: fields.get('Body') ?? '' }] };
      }
      const receipts: Receipt[] = [];
      const known = STATUSES[status];
      const error = fields.get('ErrorCode');
      if (known)
        receipts.push({
          providerMessageId: id,
          ...messageOf(url),
          status: known,
          ...(error ? { reason: `twilio: ${error}` } : {}),
          ...(error === '21610' ? { optedOut: true as const } : {}),
          at: null,
        });
      return { ok: true, receipts, replies: [] };
    },
  };
}
