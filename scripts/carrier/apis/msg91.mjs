import { ACCOUNTS } from '../accounts.mjs';
import { asForm, parseJson } from '../http.mjs';

const { authKey } = ACCOUNTS.msg91;

/** `status` and words of receipts, https://msg91.com/help/how-can-i-get-the-delivery-reports-on-my-webhook-url. */
const REASONS = {
  unreachable: ['2', 'FAILED'],
  expired: ['2', 'FAILED'],
  opted_out: ['17', 'BLOCKED NUMBER'],
};
const REJECTED = ['16', 'REJECTED'];

/** @param {number} status @param {string} message */
const failed = (status, message) => ({ status, body: { message, type: 'error' } });

/**
 * The flow API: https://docs.msg91.com/sms/send-sms. It is told a template and its values, and makes the
 * text itself: here from `flows`, or, where nobody said what they are, by naming both.
 *
 * @param {Record<string, string>} flows text by template id, with `##name##` where a value stands
 */
export const msg91 = (flows) => ({
  name: 'msg91',
  asId: (/** @type {string} */ digits) => digits.slice(0, 24),

  /** @param {import('../http.mjs').Asked} asked */
  read({ method, path, headers, body }) {
    if (method !== 'POST' || !/^\/api\/v5\/flow\/?$/.test(path))
      return { answer: failed(404, 'Not Found') };
    if (headers.authkey !== authKey)
      return {
        answer: { status: 401, body: { status: 'fail', errors: 'Unauthorized', code: '401' } },
      };
    const given = /** @type {Record<string, unknown> | undefined} */ (parseJson(body));
    const template = given?.template_id ?? given?.flow_id;
    if (typeof template !== 'string' || template === '')
      return { answer: failed(400, 'template_id is missing') };
    if (Object.keys(flows).length > 0 && !(template in flows))
      return { answer: failed(400, 'Invalid template id') };
    const [recipient] = Array.isArray(given?.recipients) ? given.recipients : [given];
    const { mobiles, ...values } = recipient ?? {};
    if (!/^\d{7,15}$/.test(mobiles ?? '')) return { answer: failed(400, 'mobiles is missing') };
    return {
      submission: {
        to: `+${mobiles}`,
        from: String(given?.sender ?? 'KULHAD'),
        text: textOf(flows[template], template, values),
        reference: values.CRQID,
        templateId: template,
      },
    };
  },
  accepted: (/** @type {import('../desk.mjs').Message} */ { id }) => ({
    status: 200,
    body: { message: id, type: 'success' },
  }),
  throttled: () => failed(429, 'Too Many Requests'),
  broken: () => failed(500, 'Internal Server Error'),

  /** Version 2 of their webhook. */
  receipt(
    /** @type {import('../desk.mjs').Message} */ message,
    /** @type {string} */ status,
    /** @type {string} */ url,
    /** @type {Date} */ now,
  ) {
    // What is only on its way is not reported.
    if (status === 'sent') return null;
    const bad = REASONS[/** @type {keyof typeof REASONS} */ (message.reason)] ?? REJECTED;
    const [code, desc] = status === 'delivered' ? ['1', 'DELIVERED'] : bad;
    const report = {
      date: now.toISOString().slice(0, 19).replace('T', ' '),
      number: message.to.slice(1),
      status: code,
      desc,
      failedReason: status === 'delivered' ? '' : (message.reason ?? ''),
      CRQID: message.reference ?? '0',
    };
    return {
      url,
      ...asForm({
        data: JSON.stringify([
          {
            senderId: message.from,
            requestId: message.id,
            report: [report],
            userId: '100001',
            campaignName: 'API',
          },
        ]),
      }),
    };
  },
});

/** @param {string | undefined} flow @param {string} template @param {Record<string, string>} values */
function textOf(flow, template, values) {
  if (flow !== undefined) return flow.replace(/##(\w+)##/g, (_, name) => values[name] ?? '');
  const named = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return `${template}: ${named.join(', ')}`;
}
