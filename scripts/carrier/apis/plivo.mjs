import { createHmac, randomInt } from 'node:crypto';
import { ACCOUNTS } from '../accounts.mjs';
import { asForm, basicAuth } from '../http.mjs';
import { asUuid } from './vonage.mjs';

const { authId, authToken } = ACCOUNTS.plivo;
const BASE = `/v1/Account/${authId}/Message/`;

/** Error codes of receipts, https://www.plivo.com/docs/messaging/troubleshooting/error-codes. */
const REASONS = { unreachable: '80', expired: '420', opted_out: '200' };
const PROHIBITED = '100';

/** @param {number} status @param {string} error */
const failed = (status, error) => ({ status, body: { api_id: apiId(), error } });
const apiId = () => crypto.randomUUID();

/** @param {import('../desk.mjs').Message} message */
function resource({ id, from, to, status, reason, segments, at }) {
  return {
    error_code: status === 'undelivered' ? codeOf(reason) : null,
    from_number: from,
    message_direction: 'outbound',
    message_state: { accepted: 'queued', lost: 'sent' }[status] ?? status,
    message_time: at.toISOString().replace('T', ' ').replace('Z', '+00:00'),
    message_type: 'sms',
    message_uuid: id,
    resource_uri: `${BASE}${id}/`,
    to_number: to.slice(1),
    total_amount: '0.00390',
    total_rate: '0.00390',
    units: segments,
  };
}

const codeOf = (/** @type {string | null} */ reason) =>
  REASONS[/** @type {keyof typeof REASONS} */ (reason)] ?? PROHIBITED;

/** The Message API: https://www.plivo.com/docs/messaging/api/message. */
export const plivo = {
  name: 'plivo',
  sendsIds: true,
  asId: asUuid,

  /** @param {import('../http.mjs').Asked} asked @param {() => import('../desk.mjs').Message[]} messages */
  read({ method, path, headers, fields }, messages) {
    if (basicAuth(headers.authorization) !== `${authId}:${authToken}`)
      return {
        answer: {
          status: 401,
          body: 'Could not verify your access level for that URL. You have to login with proper credentials',
        },
      };
    const taken = messages().filter(
      (each) => each.carrier === 'plivo' && each.status !== 'not taken',
    );
    if (method === 'GET' && path === BASE) return { answer: list(taken, fields) };
    const one = method === 'GET' && taken.find(({ id }) => path === `${BASE}${id}/`);
    if (one) return { answer: { status: 200, body: { api_id: apiId(), ...resource(one) } } };
    if (method !== 'POST' || path !== BASE) return { answer: failed(404, 'not found') };
    if (!fields.src && !fields.powerpack_uuid)
      return { answer: failed(400, 'src parameter not present') };
    if (!fields.dst) return { answer: failed(400, 'dst parameter not present') };
    if (!fields.text) return { answer: failed(400, 'text parameter not present') };
    if (!/^\+?\d{7,15}$/.test(fields.dst))
      return { answer: failed(400, `${fields.dst} is not a valid phone number`) };
    return {
      submission: {
        to: `+${fields.dst.replace('+', '')}`,
        from: fields.src ?? fields.powerpack_uuid,
        text: fields.text,
        callback: fields.url,
        entityId: fields.dlt_entity_id,
        templateId: fields.dlt_template_id,
        ttlSeconds: fields.message_expiry ? Number(fields.message_expiry) : undefined,
      },
    };
  },
  accepted: (/** @type {import('../desk.mjs').Message} */ { id }) => ({
    status: 202,
    body: { api_id: apiId(), message: 'message(s) queued', message_uuid: [id] },
  }),
  throttled: () => failed(429, 'Too many requests'),
  broken: () => failed(500, 'server error'),

  /** https://www.plivo.com/docs/messaging/concepts/message-status-callbacks */
  receipt(
    /** @type {import('../desk.mjs').Message} */ message,
    /** @type {string} */ status,
    /** @type {string} */ url,
  ) {
    return signed(url, {
      From: message.from,
      To: message.to.slice(1),
      MessageUUID: message.id,
      ParentMessageUUID: message.id,
      PartInfo: `1 of ${message.segments}`,
      Status: status,
      Units: String(message.segments),
      TotalRate: '0.00390',
      TotalAmount: '0.00390',
      MCC: '404',
      MNC: '45',
      ...(status === 'undelivered' ? { ErrorCode: codeOf(message.reason) } : {}),
    });
  },
  reply(
    /** @type {{ from: string, to: string, text: string, id: string }} */ { from, to, text, id },
    /** @type {string} */ url,
  ) {
    return signed(url, {
      From: from.slice(1),
      To: to,
      Text: text,
      Type: 'sms',
      MessageUUID: asUuid(id),
      TotalRate: '0',
      TotalAmount: '0',
      Units: '1',
    });
  },
};

/**
 * Version 2 over the address without its query, version 3 over all of it and the fields:
 * https://docs.plivo.com/docs/messaging/concepts/signature-validation and plivo-node's validateV3Signature.
 */
function signed(/** @type {string} */ url, /** @type {Record<string, string>} */ fields) {
  const form = asForm(fields);
  const nonce = String(randomInt(1e14)).padStart(20, '0');
  const { origin, pathname, searchParams } = new URL(url);
  const address = origin + pathname;
  const query = [...searchParams].map(([name, value]) => `${name}=${value}`).sort();
  const posted = Object.keys(fields)
    .sort()
    .map((name) => name + fields[name]);
  const parts = [...(query.length > 0 ? [query.join('&')] : []), posted.join(''), nonce];
  const sign = (/** @type {string} */ text) =>
    createHmac('sha256', authToken).update(text).digest('base64');
  const headers = {
    ...form.headers,
    'x-plivo-signature-v2': sign(address + nonce),
    'x-plivo-signature-ma-v2': sign(address + nonce),
    'x-plivo-signature-v2-nonce': nonce,
    'x-plivo-signature-v3': sign(`${address}?${parts.join('.')}`),
    'x-plivo-signature-v3-nonce': nonce,
  };
  return { ...form, url, headers };
}

/** @param {import('../desk.mjs').Message[]} taken @param {Record<string, string>} asked */
function list(taken, asked) {
  const limit = Math.min(Number(asked.limit ?? 20), 20);
  const offset = Number(asked.offset ?? 0);
  const since = asked.message_time__gte ? Date.parse(`${asked.message_time__gte}Z`) : 0;
  const until = asked.message_time__lte
    ? Date.parse(`${asked.message_time__lte}Z`)
    : Number.POSITIVE_INFINITY;
  const found = taken.filter(
    ({ to, at }) =>
      (!asked.to_number || asked.to_number.replace('+', '') === to.slice(1)) &&
      at.getTime() >= since &&
      at.getTime() <= until,
  );
  return {
    status: 200,
    body: {
      api_id: apiId(),
      meta: { limit, offset, next: null, previous: null, total_count: found.length },
      objects: found.slice(offset, offset + limit).map(resource),
    },
  };
}
