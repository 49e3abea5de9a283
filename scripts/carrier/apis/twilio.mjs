import { createHmac } from 'node:crypto';
import { ACCOUNTS } from '../accounts.mjs';
import { asForm, basicAuth } from '../http.mjs';

const { accountSid, authToken } = ACCOUNTS.twilio;
const BASE = `/2010-04-01/Accounts/${accountSid}/Messages`;

/** Error codes of receipts, https://www.twilio.com/docs/api/errors. */
const REASONS = { unreachable: '30003', expired: '30036', opted_out: '21610' };
const FILTERED = '30007';

/** @param {number} status @param {number} code @param {string} message */
const failed = (status, code, message) => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

/** @param {import('../desk.mjs').Message} message */
function resource({ id, to, from, text, status, reason, segments, at, deliveredAt }) {
  const uri = `${BASE}/${id}.json`;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: text,
    date_created: rfc2822(at),
    date_sent: deliveredAt && rfc2822(deliveredAt),
    date_updated: rfc2822(deliveredAt ?? at),
    direction: 'outbound-api',
    error_code: status === 'undelivered' ? Number(codeOf(reason)) : null,
    error_message: null,
    from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(segments),
    price: null,
    price_unit: 'USD',
    sid: id,
    status: { accepted: 'queued', lost: 'sent' }[status] ?? status,
    subresource_uris: { media: `${BASE}/${id}/Media.json` },
    to,
    uri,
  };
}

const rfc2822 = (/** @type {Date} */ date) => date.toUTCString().replace('GMT', '+0000');
const codeOf = (/** @type {string | null} */ reason) =>
  REASONS[/** @type {keyof typeof REASONS} */ (reason)] ?? FILTERED;

/** Programmable Messaging: https://www.twilio.com/docs/messaging/api/message-resource. */
export const twilio = {
  name: 'twilio',
  asId: (/** @type {string} */ digits) => `SM${digits.slice(0, 32)}`,
  refuses: ['opted_out'],

  /** @param {import('../http.mjs').Asked} asked @param {() => import('../desk.mjs').Message[]} messages */
  read({ method, path, headers, fields, url }, messages) {
    if (basicAuth(headers.authorization) !== `${accountSid}:${authToken}`)
      return { answer: failed(401, 20003, 'Authenticate') };
    const taken = messages().filter(
      (each) => each.carrier === 'twilio' && each.status !== 'not taken',
    );
    if (method === 'GET' && path === `${BASE}.json`) return { answer: list(taken, url) };
    const one = method === 'GET' && taken.find(({ id }) => path === `${BASE}/${id}.json`);
    if (one) return { answer: { status: 200, body: resource(one) } };
    if (method !== 'POST' || path !== `${BASE}.json`)
      return {
        answer: failed(404, 20404, `The requested resource ${path} was not found`),
      };
    const { To, From, Body, MessagingServiceSid, StatusCallback, ValidityPeriod } = fields;
    const sender = From ?? MessagingServiceSid;
    if (!To) return { answer: failed(400, 21604, "A 'To' phone number is required.") };
    if (!sender) return { answer: failed(400, 21603, "A 'From' phone number is required.") };
    if (!Body) return { answer: failed(400, 21602, 'Message body is required.') };
    if (!/^\+\d{7,15}$/.test(To))
      return { answer: failed(400, 21211, `The 'To' number ${To} is not a valid phone number.`) };
    if (Body.length > 1600)
      return {
        answer: failed(
          400,
          21617,
          'The concatenated message body exceeds the 1600 character limit.',
        ),
      };
    if (StatusCallback && !URL.canParse(StatusCallback))
      return {
        answer: failed(400, 21609, `The StatusCallback URL ${StatusCallback} is not a valid URL.`),
      };
    const ttlSeconds = ValidityPeriod ? Number(ValidityPeriod) : undefined;
    return {
      submission: { to: To, from: sender, text: Body, callback: StatusCallback, ttlSeconds },
    };
  },
  accepted: (/** @type {import('../desk.mjs').Message} */ message) => ({
    status: 201,
    body: resource(message),
  }),
  refused: () => failed(400, 21610, 'Attempt to send to unsubscribed recipient'),
  throttled: () => ({
    ...failed(429, 20429, 'Too Many Requests'),
    headers: { 'retry-after': '1' },
  }),
  broken: () => failed(500, 20500, 'An internal server error has occurred'),

  /** https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
  receipt(
    /** @type {import('../desk.mjs').Message} */ message,
    /** @type {string} */ status,
    /** @type {string} */ url,
  ) {
    return signed(url, {
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      From: message.from,
      To: message.to,
      MessageSid: message.id,
      SmsSid: message.id,
      MessageStatus: status,
      SmsStatus: status,
      ...(status === 'undelivered' ? { ErrorCode: codeOf(message.reason) } : {}),
    });
  },
  reply(
    /** @type {{ from: string, to: string, text: string, id: string }} */ { from, to, text, id },
    /** @type {string} */ url,
  ) {
    const sid = `SM${id.slice(0, 32)}`;
    return signed(url, {
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      Body: text,
      From: from,
      To: to,
      MessageSid: sid,
      SmsMessageSid: sid,
      SmsSid: sid,
      SmsStatus: 'received',
      NumMedia: '0',
      NumSegments: '1',
    });
  },
};

/** https://www.twilio.com/docs/usage/security#validating-requests */
function signed(/** @type {string} */ url, /** @type {Record<string, string>} */ fields) {
  const text = Object.keys(fields)
    .sort()
    .map((name) => name + fields[name])
    .join('');
  const form = asForm(fields);
  const signature = createHmac('sha1', authToken)
    .update(url + text)
    .digest('base64');
  return { ...form, url, headers: { ...form.headers, 'x-twilio-signature': signature } };
}

/** @param {import('../desk.mjs').Message[]} taken @param {URL} url */
function list(taken, url) {
  const asked = url.searchParams;
  const size = Math.min(Number(asked.get('PageSize') ?? 50), 1000);
  const page = Number(asked.get('Page') ?? 0);
  const from = time(asked.get('DateSent>'));
  const until = time(asked.get('DateSent<'));
  const found = taken.filter(
    ({ to, from: sender, at }) =>
      [to, null].includes(asked.get('To')) &&
      [sender, null].includes(asked.get('From')) &&
      (from === null || at.getTime() >= from) &&
      (until === null || at.getTime() <= until),
  );
  const shown = found.slice(page * size, (page + 1) * size);
  const more = found.length > (page + 1) * size;
  const at = (/** @type {number} */ number) => `${BASE}.json?PageSize=${size}&Page=${number}`;
  return {
    status: 200,
    body: {
      messages: shown.map(resource),
      page,
      page_size: size,
      start: page * size,
      end: page * size + Math.max(0, shown.length - 1),
      first_page_uri: at(0),
      previous_page_uri: page > 0 ? at(page - 1) : null,
      next_page_uri: more ? at(page + 1) : null,
      uri: at(page),
    },
  };
}

const time = (/** @type {string | null} */ text) => (text ? Date.parse(text) : null);
