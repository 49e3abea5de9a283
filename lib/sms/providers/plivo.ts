import { createHmac } from 'node:crypto';
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

export const plivoSettings = z.object({
  PLIVO_AUTH_ID: credential,
  PLIVO_AUTH_TOKEN: credential,
  PLIVO_FROM: credential.optional(),
  PLIVO_POWERPACK_UUID: z.uuid().optional(),
  PLIVO_SIGNATURE: z.enum(['v3', 'v2']).default('v3'),
  PLIVO_BASE_URL: baseUrl.default('https://api.plivo.com'),
});
export type PlivoSettings = z.output<typeof plivoSettings>;

/** Plivo answers errors in words; of its statuses only this one means something else than elsewhere. */
const OUTCOMES: Record<string, Outcome> = {
  // The country is switched off in the account: true of some numbers, not of all.
  'HTTP 403': 'refused',
  'HTTP 400': 'refused',
  'HTTP 401': 'misconfigured',
  'HTTP 402': 'misconfigured',
  'HTTP 404': 'misconfigured',
  'HTTP 405': 'misconfigured',
  'HTTP 429': 'throttled',
  'HTTP 500': 'unknown',
};

const STATUSES: Record<string, ReceiptStatus> = {
  sent: 'sent',
  delivered: 'delivered',
  undelivered: 'undelivered',
  failed: 'undelivered',
  rejected: 'undelivered',
};

const queued = z.object({
  message_uuid: z.array(z.string().min(1)).optional(),
  invalid_number: z.array(z.string()).optional(),
});

/**
 * Plivo's Message API, https://plivo.com/docs/messaging/api/message/send-a-message. With `log: false` it
 * keeps neither the text nor the whole number; so nobody can ask later what became of a message. A 5xx is
 * unknown: nothing there says that it was not taken.
 */
export function plivoProvider(settings: PlivoSettings, context: CarrierContext): SmsProvider {
  const { PLIVO_AUTH_ID: account } = settings;
  const url = `${settings.PLIVO_BASE_URL}/v1/Account/${account}/Message/`;
  const authorization = basicAuth(account, settings.PLIVO_AUTH_TOKEN);
  return {
    name: 'plivo',
    ...confirmsIf(isReachedFrom(context, url)),
    async send(message, now) {
      const { dlt } = message;
      const about = namesMessage(settings) ? { id: message.id } : {};
      const callback = receiptUrl(context, { carrier: 'plivo', baseUrl: url, ...about });
      const fields = {
        // A powerpack picks the sender itself; to India that must be the registered header.
        ...(settings.PLIVO_POWERPACK_UUID && !dlt
          ? { powerpack_uuid: settings.PLIVO_POWERPACK_UUID }
          : { src: senderOf(message, settings.PLIVO_FROM) }),
        dst: message.to.slice(1),
        text: message.body,
        type: 'sms',
        log: false,
        message_expiry: secondsLeft(message, now, 5, 10_799),
        ...(callback ? { url: callback, method: 'POST' } : {}),
        ...(dlt
          ? {
              dlt_entity_id: dlt.entityId,
              dlt_template_id: dlt.templateId,
              dlt_template_category: 'service_implicit',
            }
          : {}),
      };
      const headers = { authorization, 'content-type': 'application/json' };
      const call = () => ({ method: 'POST', url, headers, body: JSON.stringify(fields) }) as const;
      return sendOverHttp(message, now, context, call, (answer) => {
        if (answer.status >= 300 || answer.status < 200) {
          const otherwise = outcomeOfStatus(answer.status);
          return notAccepted('plivo', `HTTP ${answer.status}`, OUTCOMES, otherwise, answer);
        }
        const taken = readJson(queued, answer.body);
        const id = taken?.message_uuid?.[0];
        if (id) return { outcome: 'accepted', providerMessageId: id };
        return taken?.invalid_number?.length
          ? { outcome: 'refused', reason: 'plivo: invalid number' }
          : { outcome: 'unknown', reason: 'plivo: no id in the answer' };
      });
    },
  };
}

/**
 * Status callbacks, https://docs.plivo.com/docs/messaging/api/message/message-status-callbacks, and replies.
 * V3 signs the address and all fields. For messages Plivo's pages name V2, which signs the address and a
 * nonce but not the fields: it is believed only where the configuration says so.
 */
export function plivoReceipts(settings: PlivoSettings): ReceiptReader {
  return {
    name: 'plivo',
    async read(request) {
      if (!isSigned(request, settings)) return { ok: false, why: 'signature' };
      const fields = new URLSearchParams(request.body);
      const id = fields.get('MessageUUID');
      if (!id) return { ok: false, why: 'malformed' };
      const status = fields.get('Status');
      if (!status) {
        const from = asE164(fields.get('From') ?? '');
        const text = fields.get('Text');
        if (!from || text === null) return { ok: false, why: 'malformed' };
        return { ok: true, receipts: [], replies: [{ from, text }] };
      }
      const error = fields.get('ErrorCode');
      const receipts: Receipt[] = [];
      const known = STATUSES[status];
      if (known)
        receipts.push({
          providerMessageId: id,
          ...(namesMessage(settings) ? messageOf(request.url) : {}),
          status: known,
          ...(error && error !== '000' ? { reason: `plivo: ${error}` } : {}),
          // https://plivo.com/docs/messaging/troubleshooting/error-codes: the number said STOP.
          ...(error === '200' ? { optedOut: true as const } : {}),
          at: timeOf(fields.get('DeliveryReportTime') ?? fields.get('SentTime')),
        });
      return { ok: true, receipts, replies: [] };
    },
  };
}

/** V2 does not sign the query: who has seen one receipt could have it settle any message. */
const namesMessage = ({ PLIVO_SIGNATURE }: PlivoSettings) => PLIVO_SIGNATURE === 'v3';

function isSigned(
  { method, url, headers, body }: ReceiptRequest,
  settings: PlivoSettings,
): boolean {
  const version = settings.PLIVO_SIGNATURE;
  const nonce = headers[`x-plivo-signature-${version}-nonce`];
  const given = headers[`x-plivo-signature-${version}`];
  if (!nonce || !given || method !== 'POST') return false;
  const [address = '', asked = ''] = url.split('?', 2);
  const query = [...new URLSearchParams(asked)]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  const posted = [...new URLSearchParams(body)]
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => name + value)
    .join('');
  const text =
    version === 'v2'
      ? `${address}${nonce}`
      : `${address}?${query}${query ? '.' : ''}${posted}.${nonce}`;
  const expected = createHmac('sha256', settings.PLIVO_AUTH_TOKEN).update(text).digest('base64');
  // Several, while a token is being replaced.
  return given.split(',').some((one) => sameSecret(one.trim(), expected));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `2024-05-22 10:06:20.123456`, in UTC. */
function timeOf(text: string | null): Date | null {
  const at = new Date(`${text?.slice(0, 19).replace(' ', 'T')}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
