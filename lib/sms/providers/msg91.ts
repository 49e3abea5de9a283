import { z } from 'zod';
import type { Receipt, ReceiptReader, ReceiptStatus, SmsProvider } from '../provider';
import { en } from '../templates/en';
import { asValue } from '../templates/render';
import {
  addressSecret,
  baseUrl,
  type CarrierContext,
  confirmsIf,
  credential,
  endsWithSecret,
  isReachedFrom,
  jsonSetting,
  notAccepted,
  type Outcome,
  outcomeOfStatus,
  readJson,
  sendOverHttp,
} from './carrier';

/** By our template, or by language and template (`hi/code.login`): MSG91's own id, and its names for our values. */
const flows = z
  .record(
    z.string(),
    z.object({ id: z.string().min(1), variables: z.record(z.string(), z.string()) }),
  )
  .superRefine((given, context) => {
    for (const [name, text] of Object.entries(en)) {
      const wanted = new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, value]) => value ?? ''));
      for (const value of given[name] ? wanted : [])
        if (!given[name]?.variables[value])
          context.addIssue({
            code: 'custom',
            path: [name, 'variables', value],
            message: 'is missing',
          });
      if (!given[name]) context.addIssue({ code: 'custom', path: [name], message: 'is missing' });
    }
  });

export const msg91Settings = z.object({
  MSG91_AUTH_KEY: credential,
  MSG91_FLOWS: jsonSetting(flows),
  /** Without it no report is believed, and none is waited for. */
  MSG91_RECEIPT_SECRET: addressSecret.optional(),
  MSG91_BASE_URL: baseUrl.default('https://control.msg91.com'),
});
export type Msg91Settings = z.output<typeof msg91Settings>;

/** MSG91 answers errors in words, and lists none: these are what they are recognised by. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/auth\s*key|authenticat|unauthori[sz]ed|whitelist/i, 'auth key'],
  [/balance|credit/i, 'balance'],
  [/template|flow|sender|dlt/i, 'template'],
  [/limit|too many|throttl/i, 'limit'],
  [/mobile|number|recipient/i, 'number'],
];
const OUTCOMES: Record<string, Outcome> = {
  'auth key': 'misconfigured',
  balance: 'misconfigured',
  template: 'misconfigured',
  limit: 'throttled',
  number: 'refused',
  // API security: this machine's address is not on the account's list.
  'HTTP 418': 'misconfigured',
};

/** https://msg91.com/help/how-can-i-get-the-delivery-reports-on-my-webhook-url */
const STATUSES: Record<string, ReceiptStatus> = {
  1: 'delivered',
  2: 'undelivered',
  9: 'undelivered',
  16: 'undelivered',
  17: 'undelivered',
  25: 'undelivered',
};

const reply = z.object({ type: z.string(), message: z.string() });

/**
 * MSG91's flows, https://control.msg91.com/apidoc/textsms/send-sms-flow.php: it renders the message itself,
 * from a template that is registered there. It takes no lifetime, and a 5xx is unknown: nothing there says
 * that it was not taken.
 */
export function msg91Provider(settings: Msg91Settings, context: CarrierContext): SmsProvider {
  const { MSG91_BASE_URL: root, MSG91_RECEIPT_SECRET: secret } = settings;
  return {
    name: 'msg91',
    ...confirmsIf(secret !== undefined && isReachedFrom(context, root)),
    async send(message, now) {
      const { template, locale, values } = message;
      const flow = settings.MSG91_FLOWS[`${locale}/${template}`] ?? settings.MSG91_FLOWS[template];
      if (!flow) return { outcome: 'misconfigured', reason: 'msg91: no flow for the template' };
      const named = Object.entries(flow.variables).map(([ours, theirs]) => [
        theirs,
        asValue(values[ours] ?? ''),
      ]);
      const recipient = { ...Object.fromEntries(named), mobiles: message.to.slice(1) };
      const call = () =>
        ({
          method: 'POST',
          url: `${root}/api/v5/flow/`,
          headers: { authkey: settings.MSG91_AUTH_KEY, 'content-type': 'application/json' },
          body: JSON.stringify({ template_id: flow.id, short_url: '0', recipients: [recipient] }),
        }) as const;
      return sendOverHttp(message, now, context, call, (answer) => {
        const said = readJson(reply, answer.body);
        // Also an error may be a 200.
        if (answer.status === 200 && said?.type === 'success' && said.message)
          return { outcome: 'accepted', providerMessageId: said.message };
        if (answer.status === 200 && said?.type !== 'error')
          return { outcome: 'unknown', reason: 'msg91: not to be understood' };
        const otherwise = answer.status === 200 ? 'refused' : outcomeOfStatus(answer.status);
        const word = WORDS.find(([pattern]) => pattern.test(said?.message ?? ''))?.[1];
        const known = answer.status < 500 ? word : undefined;
        return notAccepted('msg91', known ?? `HTTP ${answer.status}`, OUTCOMES, otherwise, answer);
      });
    },
  };
}

const report = z.object({ status: z.coerce.string(), desc: z.string().optional() });
/** Version 2 of its webhook, in the field `data` of a form. */
const batches = z.array(z.object({ requestId: z.string(), report: z.array(report) }));
/** Version 3: one at a time, as JSON. */
const single = report.extend({ requestId: z.string() });

/**
 * Delivery reports; MSG91 signs nothing, so their address ends with a secret. Their times name no zone: `at`
 * is null.
 */
export function msg91Receipts(settings: Msg91Settings): ReceiptReader {
  return {
    name: 'msg91',
    async read({ url, body }) {
      const { MSG91_RECEIPT_SECRET: secret } = settings;
      if (!secret || !endsWithSecret(url, secret)) return { ok: false, why: 'signature' };
      const one = readJson(single, body);
      const many = readJson(batches, new URLSearchParams(body).get('data') ?? '');
      const reports = one
        ? [one]
        : many?.flatMap(({ requestId, report }) => report.map((each) => ({ ...each, requestId })));
      if (!reports) return { ok: false, why: 'malformed' };
      const receipts = reports.flatMap(({ requestId, status }): Receipt[] => {
        const known = STATUSES[status];
        if (!known) return [];
        const reason = known === 'delivered' ? {} : { reason: `msg91: ${status}` };
        return [{ providerMessageId: requestId, status: known, ...reason, at: null }];
      });
      return { ok: true, receipts, replies: [] };
    },
  };
}
