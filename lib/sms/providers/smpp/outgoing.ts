import { gsmOctets } from '../../gsm';
import type { OutboundSms } from '../../provider';

const SHORT_MESSAGE_OCTETS = 254;
const FINAL_RECEIPT = 1;
const GSM = 0;
const UCS2 = 8;

/** The fields of `submit_sm`, SMPP 3.4, 4.4.1. */
export function submitFields(message: OutboundSms, tlvs: Record<string, string>, now: Date) {
  // The library would declare GSM 03.38 as 1, which is ASCII elsewhere: there an `@` is octet 0x40.
  const gsm = gsmOctets(message.body);
  const octets = Buffer.from(gsm ?? Buffer.from(message.body, 'utf16le').swap16());
  const isShort = message.segments === 1 && octets.length <= SHORT_MESSAGE_OCTETS;
  return {
    ...source(message.from),
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: message.to.replace('+', ''),
    registered_delivery: FINAL_RECEIPT,
    validity_period: lifetime(message.notAfter.getTime() - now.getTime()),
    data_coding: gsm ? GSM : UCS2,
    short_message: isShort ? octets : Buffer.alloc(0),
    // The centre cuts it up: one message, one answer.
    ...(isShort ? {} : { message_payload: octets }),
    ...tlvs,
  };
}

/** Type of number and numbering plan, 5.2.5 and 5.2.6: a name, a number, or a short code. */
function source(from: string) {
  if (/^\+\d+$/.test(from))
    return { source_addr_ton: 1, source_addr_npi: 1, source_addr: from.slice(1) };
  if (/^\d+$/.test(from)) return { source_addr_ton: 3, source_addr_npi: 0, source_addr: from };
  return { source_addr_ton: 5, source_addr_npi: 0, source_addr: from };
}

/** A time from now on (7.1.1.2): the centre's clock need not be ours. */
function lifetime(ms: number): string {
  const seconds = Math.max(1, Math.floor(ms / 1000));
  const parts = [seconds / 86_400, (seconds / 3600) % 24, (seconds / 60) % 60, seconds % 60];
  return `0000${parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join('')}000R`;
}
