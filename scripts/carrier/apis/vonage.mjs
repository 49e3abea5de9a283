import { createHash, createHmac, randomUUID } from 'node:crypto';
import { ACCOUNTS } from '../accounts.mjs';
import { asJson, basicAuth } from '../http.mjs';

const { apiKey, apiSecret, signatureSecret, signatureMethod } = ACCOUNTS.vonage;

/** `err-code` of receipts, https://developer.vonage.com/en/messaging/sms/guides/delivery-receipts. */
const REASONS = {
  unreachable: '2',
  expired: '2',
  opted_out: '9',
  dlt_entity: '50',
  dlt_header: '51',
  dlt_template: '52',
  dlt_text: '52',
};

/** @param {string} status @param {string} text a refusal is an answer 200 too */
const failed = (status, text) => ({
  status: 200,
  body: { 'message-count': '1', messages: [{ status, 'error-text': text }] },
});

/** The SMS API: https://developer.vonage.com/en/api/sms. */
export const vonage = {
  name: 'vonage',
  sendsIds: true,
  asId: asUuid,

  /** @param {import('../http.mjs').Asked} asked */
  read({ method, path, headers, fields }) {
    if (method !== 'POST' || path !== '/sms/json')
      return { answer: { status: 404, body: 'Not Found' } };
    if (!knows(fields, headers.authorization)) return { answer: failed('4', 'Bad Credentials') };
    for (const name of ['to', 'from', 'text'])
      if (!fields[name]) return { answer: failed('2', `Missing ${name} param`) };
    if (!/^\d{7,15}$/.test(fields.to)) return { answer: failed('3', 'Invalid to param') };
    if (fields.callback && !URL.canParse(fields.callback))
      return { answer: failed('23', 'Invalid callback url') };
    const ttl = fields.ttl ? Number(fields.ttl) : undefined;
    if (ttl !== undefined && !(ttl >= 20_000 && ttl <= 604_800_000))
      return { answer: failed('3', 'Invalid ttl param') };
    return {
      submission: {
        to: `+${fields.to}`,
        from: fields.from,
        text: fields.text,
        callback: fields.callback,
        reference: fields['client-ref'],
        entityId: fields['entity-id'],
        templateId: fields['content-id'],
        ttlSeconds: ttl && ttl / 1000,
      },
    };
  },
  /** @param {import('../desk.mjs').Message} message */
  accepted: ({ id, to, reference }) => ({
    status: 200,
    body: {
      'message-count': '1',
      messages: [
        {
          to: to.slice(1),
          'message-id': id,
          status: '0',
          'remaining-balance': '100.00',
          'message-price': '0.03330000',
          network: '40445',
          ...(reference ? { 'client-ref': reference } : {}),
        },
      ],
    },
  }),
  throttled: () => failed('1', 'Throughput Rate Exceeded - please wait [ 250 ] and retry'),
  broken: () => ({ status: 500, body: 'Internal Server Error' }),

  /** @param {import('../desk.mjs').Message} message @param {string} status @param {string} url @param {Date} now */
  receipt(message, status, url, now) {
    const words = { sent: 'buffered', delivered: 'delivered', undelivered: 'failed' };
    const reason = REASONS[/** @type {keyof typeof REASONS} */ (message.reason)] ?? '1';
    return signed(url, now, {
      msisdn: message.to.slice(1),
      to: message.from,
      'network-code': '40445',
      messageId: message.id,
      price: '0.03330000',
      status: message.reason === 'expired' && status === 'undelivered' ? 'expired' : words[status],
      scts: stamp(now).replace(/[-: ]/g, '').slice(2, 12),
      'err-code': status === 'undelivered' ? reason : '0',
      'api-key': apiKey,
      ...(message.reference ? { 'client-ref': message.reference } : {}),
      'message-timestamp': `${stamp(now)} +0000`,
    });
  },
  /** @param {{ from: string, to: string, text: string, id: string }} reply @param {string} url @param {Date} now */
  reply({ from, to, text, id }, url, now) {
    return signed(url, now, {
      msisdn: from.slice(1),
      to,
      messageId: asUuid(id),
      text,
      type: 'text',
      keyword: text.trim().split(/\s/)[0].toUpperCase(),
      'api-key': apiKey,
      'message-timestamp': `${stamp(now)} +0000`,
    });
  },
};

/** @param {string} digits */
export function asUuid(digits) {
  const [, a, b, c, d, e] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(digits) ?? [];
  return [a, b, c, d, e].join('-');
}

const stamp = (/** @type {Date} */ date) => date.toISOString().slice(0, 19).replace('T', ' ');

/** With the secret, in the fields or as basic authentication, or with a signature. */
function knows(
  /** @type {Record<string, string>} */ fields,
  /** @type {string | undefined} */ header,
) {
  if (basicAuth(header) === `${apiKey}:${apiSecret}`) return true;
  if (fields.api_key !== apiKey) return false;
  return fields.sig ? fields.sig === signatureOf(fields) : fields.api_secret === apiSecret;
}

/** https://developer.vonage.com/en/getting-started/concepts/signing-messages */
function signatureOf(/** @type {Record<string, string>} */ fields) {
  const text = Object.keys(fields)
    .filter((name) => name !== 'sig')
    .sort()
    .map((name) => `&${name}=${String(fields[name]).replace(/[&=]/g, '_')}`)
    .join('');
  if (signatureMethod === 'md5hash')
    return createHash('md5')
      .update(text + signatureSecret)
      .digest('hex');
  return createHmac(signatureMethod, signatureSecret).update(text).digest('hex').toUpperCase();
}

/** @param {string} url @param {Date} now @param {Record<string, string>} fields */
function signed(url, now, fields) {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const all = { ...fields, timestamp, nonce: randomUUID() };
  return { url, ...asJson({ ...all, sig: signatureOf(all) }) };
}
