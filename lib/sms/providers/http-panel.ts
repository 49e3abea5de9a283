import { z } from 'zod';
import type { OutboundSms, ReceiptReader, ReceiptRequest, SmsProvider } from '../provider';
import {
  addressSecret,
  type CarrierContext,
  confirmsIf,
  credential,
  endsWithSecret,
  httpsUrl,
  isReachedFrom,
  jsonSetting,
  notAccepted,
  outcomeOfStatus,
  readJson,
  senderOf,
  sendOverHttp,
} from './carrier';

function groupsOf(pattern: string): number {
  try {
    return (new RegExp(`${pattern}|`).exec('')?.length ?? 0) - 1;
  } catch {
    return -1;
  }
}
const pattern = z
  .string()
  .min(1)
  .refine((text) => groupsOf(text) >= 0, 'must be a regular expression');
const field = z.string().min(1);

/** What one panel calls things; docs/providers/spaceedge.json is a sample. */
const panel = z.strictObject({
  url: httpsUrl,
  method: z.enum(['GET', 'POST']).default('POST'),
  key: credential,
  sender: z.string().regex(/^[A-Za-z0-9]{3,11}$/),
  names: z.strictObject({
    key: field,
    sender: field,
    number: field,
    text: field,
    entity: field.optional(),
    template: field.optional(),
  }),
  /** Fields that are always the same, such as the route. */
  fixed: z.record(field, z.string()).default({}),
  /** Fields that are added where the text is not GSM-7. */
  unicode: z.record(field, z.string()).default({}),
  number: z.enum(['digits', 'national', 'e164']).default('digits'),
  accepted: pattern.refine((text) => groupsOf(text) > 0, 'must capture the message id'),
  errors: z.array(
    z.strictObject({
      pattern,
      outcome: z.enum(['retry', 'throttled', 'refused', 'opted_out', 'misconfigured', 'unknown']),
      reason: z.string().min(1),
    }),
  ),
  receipts: z
    .strictObject({
      secret: addressSecret,
      id: field,
      status: field,
      statuses: z.record(z.string(), z.enum(['sent', 'delivered', 'undelivered'])),
    })
    .optional(),
});

export const httpPanelSettings = z.object({ SMS_PANEL: jsonSetting(panel) });
export type HttpPanelSettings = z.output<typeof httpPanelSettings>;
type Panel = HttpPanelSettings['SMS_PANEL'];

/**
 * The shape that India's bulk-SMS panels share: one request with key, sender, number, text and the ids that
 * are registered with the operators, and words back. What they are called, and what the words mean, is
 * configuration. Words that it does not know may mean that the message was taken.
 */
export function httpPanelProvider(
  settings: HttpPanelSettings,
  context: CarrierContext,
): SmsProvider {
  const { SMS_PANEL: config } = settings;
  return {
    name: 'http-panel',
    ...confirmsIf(config.receipts !== undefined && isReachedFrom(context, config.url)),
    async send(message, now) {
      if (config.number === 'national' && !message.to.startsWith('+91'))
        return { outcome: 'refused', reason: 'http-panel: not a number in India' };
      return sendOverHttp(
        message,
        now,
        context,
        () => callOf(config, message),
        (answer) => {
          const ok = answer.status >= 200 && answer.status < 300;
          const id = new RegExp(config.accepted, 'i').exec(answer.body)?.[1]?.trim();
          if (ok && id && id.length <= 100) return { outcome: 'accepted', providerMessageId: id };
          const error = config.errors.find((each) =>
            new RegExp(each.pattern, 'i').test(answer.body),
          );
          if (error && answer.status < 500)
            return { outcome: error.outcome, reason: `http-panel: ${error.reason}` };
          const otherwise = outcomeOfStatus(answer.status);
          return notAccepted('http-panel', `HTTP ${answer.status}`, {}, otherwise, answer);
        },
      );
    },
  };
}

function callOf(config: Panel, message: OutboundSms) {
  const { names } = config;
  const { dlt } = message;
  const written = { e164: message.to, digits: message.to.slice(1), national: message.to.slice(3) };
  const fields = new URLSearchParams({
    ...config.fixed,
    ...(message.encoding === 'UCS-2' ? config.unicode : {}),
    [names.key]: config.key,
    [names.sender]: senderOf(message, config.sender),
    [names.number]: written[config.number],
    [names.text]: message.body,
    ...(names.entity && dlt ? { [names.entity]: dlt.entityId } : {}),
    ...(names.template && dlt ? { [names.template]: dlt.templateId } : {}),
  }).toString();
  return config.method === 'GET'
    ? ({
        method: 'GET',
        url: `${config.url}${config.url.includes('?') ? '&' : '?'}${fields}`,
      } as const)
    : ({
        method: 'POST',
        url: config.url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: fields,
      } as const);
}

/** Delivery reports by GET, form or JSON; panels sign nothing, so their address ends with a secret. */
export function httpPanelReceipts({
  SMS_PANEL: { receipts: config },
}: HttpPanelSettings): ReceiptReader {
  return {
    name: 'http-panel',
    async read(request) {
      if (!config || !endsWithSecret(request.url, config.secret))
        return { ok: false, why: 'signature' };
      const fields = fieldsOf(request);
      const id = fields[config.id];
      const said = fields[config.status];
      if (!id || !said) return { ok: false, why: 'malformed' };
      const status = config.statuses[said];
      // Only words that are configured: any other could be the number, or the text.
      const receipts = status ? [{ providerMessageId: id, status, at: null }] : [];
      return { ok: true, receipts, replies: [] };
    },
  };
}

function fieldsOf({ method, url, headers, body }: ReceiptRequest): Record<string, string> {
  const query = Object.fromEntries(new URL(url).searchParams);
  if (method === 'GET') return query;
  const flat = z.record(z.string(), z.unknown());
  const posted = headers['content-type']?.startsWith('application/json')
    ? readJson(flat, body)
    : Object.fromEntries(new URLSearchParams(body));
  const texts = Object.entries(posted ?? {}).filter(([, value]) =>
    ['string', 'number'].includes(typeof value),
  );
  return { ...query, ...Object.fromEntries(texts.map(([name, value]) => [name, String(value)])) };
}
