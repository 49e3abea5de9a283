import smpp from 'smpp';
import { ACCOUNTS } from './accounts.mjs';
import { asE164 } from './text.mjs';

const CENTRE = {
  sendsIds: true,
  refuses: ['dlt'],
  asId: (/** @type {string} */ digits) => digits.slice(0, 16).toUpperCase(),
};
/** Command statuses of SMPP 3.4, 5.1.3. */
const STATUS = {
  notBound: 0x04,
  systemError: 0x08,
  wrongSource: 0x0a,
  bindFailed: 0x0d,
  wrongPassword: 0x0e,
  throttled: 0x58,
  rejected: 0x66,
  wrongParameter: 0xc4,
};
const REFUSED = {
  dlt_entity: STATUS.wrongParameter,
  dlt_header: STATUS.wrongSource,
  dlt_template: STATUS.wrongParameter,
  dlt_text: STATUS.rejected,
};
/** Receipts as TLV and in the words of appendix B. */
const STATES = { sent: [1, 'ENROUTE'], delivered: [2, 'DELIVRD'], undelivered: [5, 'UNDELIV'] };
const INTERNATIONAL = { ton: 1, npi: 1 };
const ENTITY_TAG = 0x1400;
const TEMPLATE_TAG = 0x1401;

/**
 * An SMPP 3.4 message centre on loopback.
 *
 * @param {{ port: number, desk: ReturnType<typeof import('./desk.mjs').createDesk>, now: () => Date }} options
 */
export async function startCentre({ port, desk, now }) {
  /** @type {Set<any>} */
  const sessions = new Set();
  /** @type {Set<any>} */
  const receivers = new Set();

  /** @type {(() => void)[] | null} */
  let held = null;
  let opened = 0;

  const server = smpp.createServer({}, (/** @type {any} */ session) => {
    let bound = false;
    opened += 1;
    sessions.add(session);
    session.on('error', () => session.destroy());
    session.on('close', () => {
      sessions.delete(session);
      receivers.delete(session);
    });
    for (const kind of ['bind_transceiver', 'bind_transmitter', 'bind_receiver'])
      session.on(kind, (/** @type {any} */ pdu) => {
        const { systemId, password } = ACCOUNTS.smpp;
        bound = pdu.system_id === systemId && pdu.password === password;
        const status = pdu.system_id === systemId ? STATUS.wrongPassword : STATUS.bindFailed;
        session.send(pdu.response(bound ? { system_id: 'LOCAL' } : { command_status: status }));
        if (bound && kind !== 'bind_transmitter') receivers.add(session);
      });
    for (const kind of ['enquire_link', 'unbind'])
      session.on(kind, (/** @type {any} */ pdu) => {
        if (!session.mute) session.send(pdu.response());
        if (kind === 'unbind') session.close();
      });
    session.on('submit_sm', (/** @type {any} */ pdu) => {
      if (!bound) return session.send(pdu.response({ command_status: STATUS.notBound }));
      const answer = submit(pdu);
      if (answer === 'reset') return session.destroy();
      if (answer === 'silence') return;
      const respond = () => session.send(pdu.response(answer));
      if (held) held.push(respond);
      else respond();
    });
  });

  /** @param {any} pdu */
  function submit(pdu) {
    const { taken, message } = desk.take(submissionOf(pdu), CENTRE);
    const fault = message.fate.answer;
    if (fault === 'hangs' || fault === 'timeouts') return 'silence';
    if (fault === 'resets') return 'reset';
    if (fault === 'errors') return { command_status: STATUS.systemError };
    if (fault === 'throttles') return { command_status: STATUS.throttled };
    const reason = /** @type {keyof typeof REFUSED} */ (message.reason);
    return taken ? { message_id: message.id } : { command_status: REFUSED[reason] };
  }

  /** Sends to whoever is bound to receive. @param {object} fields @returns {Promise<boolean>} taken */
  function deliver(fields) {
    const [session] = receivers;
    if (!session) return Promise.resolve(false);
    return new Promise((resolve) => {
      const lost = () => resolve(false);
      session.once('close', lost);
      session.deliver_sm(fields, (/** @type {any} */ pdu) => {
        session.off('close', lost);
        resolve(pdu.command_status === 0);
      });
    });
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });

  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    /** As registered_delivery says (5.2.17): final ones, and those on the way besides. */
    wantsReceipt({ registeredDelivery = 0 }, status) {
      return (registeredDelivery & (status === 'sent' ? 0x10 : 0x03)) !== 0;
    },
    /** @param {import('./desk.mjs').Message} message @param {string} status */
    receipt: (message, status) => deliver(receiptOf(message, status, now())),
    /** @param {{ from: string, to: string, text: string }} reply */
    reply: ({ from, to, text }) =>
      deliver({
        ...{ source_addr_ton: 1, source_addr_npi: 1, source_addr: from.slice(1) },
        ...{ destination_addr: to, data_coding: 0, short_message: text },
      }),
    /** For tests: what a centre does that has stopped answering, and one that goes away. */
    goMute: () => {
      for (const session of sessions) session.mute = true;
    },
    dropAll: () => {
      for (const session of sessions) session.destroy();
    },
    /** How many connections there were. */
    opened: () => opened,
    /** Answers to messages wait from now on. @returns {() => void} lets them go */
    hold() {
      const waiting = /** @type {(() => void)[]} */ ([]);
      held = waiting;
      return () => {
        held = null;
        for (const respond of waiting) respond();
      };
    },
    close() {
      for (const session of sessions) session.destroy();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}

/** @param {any} pdu */
function submissionOf(pdu) {
  const short = pdu.short_message?.message;
  const text = short?.length ? short : (pdu.message_payload?.message ?? '');
  const number = (/** @type {number} */ tag) => {
    const value = pdu[tag] ?? pdu[`tlv_${tag.toString(16)}`];
    return value && Buffer.from(value).toString().replace(/\0$/, '');
  };
  return {
    carrier: 'smpp',
    to: asE164(pdu.destination_addr),
    from: pdu.source_addr_ton === INTERNATIONAL.ton ? asE164(pdu.source_addr) : pdu.source_addr,
    text: Buffer.isBuffer(text) ? text.toString('latin1') : text,
    entityId: number(ENTITY_TAG),
    templateId: number(TEMPLATE_TAG),
    registeredDelivery: pdu.registered_delivery,
    dataCoding: pdu.data_coding,
    ...(pdu.validity_period
      ? // The library has read it by the clock of the machine.
        { ttlSeconds: (pdu.validity_period.getTime() - Date.now()) / 1000 }
      : {}),
  };
}

/** @param {import('./desk.mjs').Message} message @param {string} status @param {Date} now */
function receiptOf({ id, to, from, at, reason }, status, now) {
  const [state, word] = STATES[/** @type {keyof typeof STATES} */ (status)];
  const time = (/** @type {Date} */ date) => date.toISOString().replace(/\D/g, '').slice(2, 12);
  const words = [
    ...[`id:${id}`, 'sub:001', `dlvrd:${status === 'delivered' ? '001' : '000'}`],
    ...[`submit date:${time(at)}`, `done date:${time(now)}`, `stat:${word}`],
    ...[`err:${reason ? '069' : '000'}`, 'text:'],
  ];
  return {
    esm_class: status === 'sent' ? 0x20 : 0x04,
    ...{ source_addr_ton: 1, source_addr_npi: 1, source_addr: to.slice(1) },
    ...{ destination_addr: from, data_coding: 0, short_message: words.join(' ') },
    ...{ receipted_message_id: id, message_state: state },
  };
}
