import { ACCOUNTS } from '../accounts.mjs';

/** Panels call the same thing by many names; compared without case and signs. */
const NAMES = {
  key: ['apikey', 'key', 'authkey', 'authentickey', 'token'],
  from: ['senderid', 'sender', 'from', 'header'],
  to: ['number', 'numbers', 'mobile', 'mobiles', 'mobileno', 'to', 'dest'],
  text: ['text', 'message', 'msg', 'sms'],
  entityId: ['entityid', 'peid', 'dltentityid', 'principalentityid'],
  templateId: ['templateid', 'dlttemplateid', 'dltteid', 'tempid', 'tid'],
};

/** @param {string} code @param {string} message */
const failed = (code, message) => ({
  status: 200,
  body: { ErrorCode: code, ErrorMessage: message },
});

const UNREGISTERED = {
  dlt_entity: ['035', 'Entity id is not that of the sender'],
  dlt_header: ['005', 'Invalid sender id'],
  dlt_template: ['024', 'Invalid template id'],
  dlt_text: ['025', 'Template text mismatch'],
};

/**
 * An Indian bulk SMS panel. There is no standard: panels share a shape (key, sender, number, route, text,
 * template id in the query or a form), and answer 200 with an `ErrorCode`. Any path is taken.
 */
export const httpPanel = {
  name: 'http-panel',
  sendsIds: true,
  refuses: ['dlt'],
  asId: (/** @type {string} */ digits) => digits.slice(0, 22),

  /** @param {import('../http.mjs').Asked} asked */
  read({ fields, headers }) {
    const given = read(fields);
    const key = given.key ?? headers.authorization?.replace(/^Bearer /, '') ?? headers.authkey;
    if (key !== ACCOUNTS['http-panel'].key) return { answer: failed('001', 'Invalid auth key') };
    if (!given.from) return { answer: failed('005', 'Invalid sender id') };
    const number = (given.to ?? '').replace(/\D/g, '');
    if (!/^\d{10,15}$/.test(number)) return { answer: failed('013', 'Invalid mobile numbers') };
    if (!given.text) return { answer: failed('017', 'Message text is empty') };
    const to = number.length === 10 ? `+91${number}` : `+${number}`;
    const { from, text, entityId, templateId } = given;
    return { submission: { to, from, text, entityId, templateId } };
  },
  accepted: (/** @type {import('../desk.mjs').Message} */ { id, to }) => ({
    status: 200,
    body: {
      ErrorCode: '000',
      ErrorMessage: 'Success',
      JobId: id,
      MessageData: [{ Number: to.slice(1), MessageId: id }],
    },
  }),
  refused(/** @type {import('../desk.mjs').Message} */ { reason }) {
    const [code, words] = UNREGISTERED[/** @type {keyof typeof UNREGISTERED} */ (reason)];
    return failed(code, words);
  },
  throttled: () => failed('021', 'Too many requests, try again'),
  broken: () => ({ status: 500, body: 'Server Error' }),

  /** A GET, unsigned: whoever gives out the address puts a secret into it. */
  receipt(
    /** @type {import('../desk.mjs').Message} */ message,
    /** @type {string} */ status,
    /** @type {string} */ url,
    /** @type {Date} */ now,
  ) {
    const words = { sent: 'SUBMITTED', delivered: 'DELIVRD', undelivered: 'UNDELIV' };
    return get(url, {
      request_id: message.id,
      number: message.to.slice(1),
      sender: message.from,
      status: words[/** @type {keyof typeof words} */ (status)],
      error: status === 'undelivered' ? (message.reason ?? 'unknown') : '000',
      done_date: now.toISOString().slice(0, 19).replace('T', ' '),
    });
  },
};

/** @param {Record<string, string>} fields @returns {Record<string, string | undefined>} */
function read(fields) {
  const plain = Object.entries(fields).map(([name, value]) => [
    name.toLowerCase().replace(/[^a-z]/g, ''),
    value,
  ]);
  const found = new Map(/** @type {[string, string][]} */ (plain));
  const pick = (/** @type {string[]} */ names) =>
    names.map((name) => found.get(name)).find((value) => value !== undefined);
  return Object.fromEntries(Object.entries(NAMES).map(([name, names]) => [name, pick(names)]));
}

/** @param {string} url @param {Record<string, string>} fields */
function get(url, fields) {
  const full = new URL(url);
  for (const [name, value] of Object.entries(fields)) full.searchParams.set(name, value);
  return { method: 'GET', url: full.href, headers: {}, body: undefined };
}
