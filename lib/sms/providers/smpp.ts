import smpp, { type Pdu } from 'smpp';
import type { Receipt, Reply, SendResult, SmsProvider } from '../provider';
import type { SmppConfig } from './smpp/config';
import { Connection } from './smpp/connection';
import { answeredId, readDelivered } from './smpp/incoming';
import { submitFields } from './smpp/outgoing';
import { notTaken } from './smpp/status';

const LATE_ANSWERS = 1_000;

export type SmppOptions = {
  config: SmppConfig;
  /** Stores a receipt. The centre is told that we have it when this resolves, and sends it again when it throws. */
  onReceipt(receipt: Receipt): Promise<void>;
  onReply(reply: Reply): Promise<void>;
  reconnect?: { firstMs: number; longestMs: number };
  random?(): number;
};

export interface SmppProvider extends SmsProvider {
  /** Connects, and stays connected from then on. Resolves when the first try is over. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/**
 * SMPP 3.4, as operators speak it themselves. It holds a connection, over which receipts come back, and an
 * operator lets in few: it belongs into one process, and is started and closed with it.
 */
export function smppProvider(options: SmppOptions): SmppProvider {
  const { config } = options;
  const tags = { entity: tlv(config.entityTag), template: tlv(config.templateTag) };
  const late = new Map<string, { status: number; id: string }>();

  async function onDelivered(pdu: Pdu): Promise<void> {
    const delivered = readDelivered(pdu, config.receiptIds);
    if (delivered.kind === 'receipt') await options.onReceipt(delivered.receipt);
    else if (delivered.kind === 'reply') await options.onReply(delivered.reply);
  }

  const connection = new Connection({
    config,
    onDelivered,
    reconnect: options.reconnect ?? { firstMs: 1_000, longestMs: 60_000 },
    random: options.random ?? Math.random,
  });

  return {
    name: 'smpp',
    confirms: true,
    start: () => connection.open(),
    close: () => connection.close(),

    async send(message, now): Promise<SendResult> {
      if (!/^\+[1-9]\d{6,14}$/.test(message.to))
        return { outcome: 'refused', reason: 'the number is not E.164' };
      const { dlt } = message;
      const tlvs = dlt ? { [tags.entity]: dlt.entityId, [tags.template]: dlt.templateId } : {};
      const submitted = await connection.submit(submitFields(message, tlvs, now), (status, id) => {
        late.set(message.id, { status, id });
        const [oldest] = late.keys();
        if (late.size > LATE_ANSWERS && oldest) late.delete(oldest);
      });
      if (submitted.state === 'answered')
        return submitted.status === 0
          ? { outcome: 'accepted', providerMessageId: answeredId(submitted.id, config.receiptIds) }
          : notTaken(submitted.status);
      if (submitted.state === 'no_answer') return { outcome: 'unknown', reason: submitted.why };
      if (submitted.state === 'locked_out') {
        const { outcome, reason } = notTaken(submitted.status);
        return { outcome, reason: `bind: ${reason}` };
      }
      return { outcome: submitted.why === 'window' ? 'throttled' : 'retry', reason: submitted.why };
    },

    /** From an answer that came too late: `query_sm` would need the id that it brings. */
    async ask({ id }) {
      const answer = late.get(id);
      if (!answer) return { found: 'unknown', reason: 'no answer yet' };
      if (answer.status !== 0) return { found: 'not_taken' };
      return { found: 'taken', providerMessageId: answeredId(answer.id, config.receiptIds) };
    },
  };
}

/** Makes a tag known to the library, which writes only those that it knows. */
function tlv(tag: number): string {
  const name = `tlv_${tag.toString(16)}`;
  smpp.addTLV(name, { id: tag, type: smpp.types.tlv.string });
  return name;
}
