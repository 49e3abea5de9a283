import type { Pdu } from 'smpp';
import type { Receipt, ReceiptStatus, Reply } from '../../provider';
import type { SmppConfig } from './config';

/** Bits 5 to 2 of `esm_class` (5.2.12): a receipt of a centre, or one on the way. */
const KIND = 0x3c;
const RECEIPTS = [0x04, 0x20];

/** `message_state` (5.2.28), and the words for it in a receipt's text (appendix B). */
const STATES: Record<string, ReceiptStatus> = {
  ...{ '1': 'sent', '2': 'delivered', '3': 'undelivered', '4': 'undelivered', '5': 'undelivered' },
  ...{ '6': 'sent', '7': 'undelivered', '8': 'undelivered' },
  ...{ ENROUTE: 'sent', ACCEPTD: 'sent', BUFFRED: 'sent', SUBMITD: 'sent', DELIVRD: 'delivered' },
  ...{ EXPIRED: 'undelivered', DELETED: 'undelivered', UNDELIV: 'undelivered' },
  ...{ REJECTD: 'undelivered', FAILED: 'undelivered', UNKNOWN: 'undelivered' },
};

export type Delivered =
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'reply'; reply: Reply }
  /** A receipt that names no message or no state that we know. */
  | { kind: 'unclear' };

/** Reads a `deliver_sm`: a receipt, or what somebody wrote back. */
export function readDelivered(pdu: Pdu, receiptIds: SmppConfig['receiptIds']): Delivered {
  const text = textOf(pdu);
  if (!RECEIPTS.includes((pdu.esm_class ?? 0) & KIND))
    return {
      kind: 'reply',
      reply: { from: `+${(pdu.source_addr ?? '').replace(/\D/g, '')}`, text },
    };

  const id = idOf(pdu, text, receiptIds);
  const word = /\bstat:(\w+)/i.exec(text)?.[1]?.toUpperCase();
  const status = STATES[String(pdu.message_state)] ?? STATES[word ?? ''];
  if (!id || !status) return { kind: 'unclear' };
  const error = /\berr:(\w+)/i.exec(text)?.[1];
  const reason = [word ?? `state ${pdu.message_state}`, ...(error ? [`err ${error}`] : [])];
  // The text's times say no time zone.
  const receipt: Receipt = { providerMessageId: id, status, at: null };
  if (status === 'undelivered') receipt.reason = reason.join(', ');
  return { kind: 'receipt', receipt };
}

function idOf(pdu: Pdu, text: string, receiptIds: SmppConfig['receiptIds']): string | undefined {
  // Where a centre forgets the closing zero, the library reads on into what follows.
  const exact = /^[!-~]+/.exec(pdu.receipted_message_id ?? '')?.[0];
  return exact ? answeredId(exact, receiptIds) : /\bid:([!-~]+)/i.exec(text)?.[1];
}

/** The id of a `submit_sm_resp`, written as the text of its receipt will write it. */
export function answeredId(id: string, receiptIds: SmppConfig['receiptIds']): string {
  return receiptIds === 'decimal' && /^[0-9a-f]+$/i.test(id) ? BigInt(`0x${id}`).toString() : id;
}

function textOf({ short_message, message_payload }: Pdu): string {
  const message = short_message?.message?.length ? short_message.message : message_payload?.message;
  return typeof message === 'string' ? message : (message?.toString('latin1') ?? '');
}
