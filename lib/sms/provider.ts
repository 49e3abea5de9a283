/** What India's operators ask for with each message (TRAI DLT). */
export type DltValues = { entityId: string; header: string; templateId: string };

/** How a message travels: as a text, or read out in a call. */
export type Channel = 'sms' | 'voice';

/** One message as a carrier takes it. Body and values may hold a code: a provider never logs them. */
export type OutboundSms = {
  /** Our row's id: the idempotency key where a carrier takes one. */
  id: string;
  to: string;
  from: string;
  body: string;
  channel: Channel;
  purpose: string;
  /** The template's name and what stands in its places, for carriers that render it themselves. */
  template: string;
  values: Readonly<Record<string, string>>;
  locale: string;
  /** Null where no registration is asked for: outside India. */
  dlt: DltValues | null;
  /** `speech`, of no segments, in a call. */
  encoding: 'GSM-7' | 'UCS-2' | 'speech';
  segments: number;
  /** When the message is of no more use: a carrier that can is told to give it up then. */
  notAfter: Date;
};

export type SendResult =
  | { outcome: 'accepted'; providerMessageId: string }
  /** Not taken; the same message may be tried again. */
  | { outcome: 'retry'; reason: string }
  /** Not taken: we send too fast for this carrier. */
  | { outcome: 'throttled'; reason: string; retryAfterSeconds?: number }
  /** Not taken, and never will be. */
  | { outcome: 'refused'; reason: string }
  /** Not taken: who has this number said STOP to this carrier. */
  | { outcome: 'opted_out'; reason: string }
  /** Not taken, whoever it is for: credentials, sender or template are wrong. */
  | { outcome: 'misconfigured'; reason: string }
  /** Perhaps taken: never sent again by us within its life, unless the carrier says that it was not. */
  | { outcome: 'unknown'; reason: string; providerMessageId?: string };

export interface SmsProvider {
  readonly name: string;
  /** What it carries; texts where it says nothing. */
  readonly channel?: Channel;
  /** It says later, by receipts, whether a message arrived. */
  readonly confirms?: true;
  /** Part of this process: what it refuses says nothing of how it is. */
  readonly isAlwaysThere?: true;
  /** Where a connection is held: opened and closed with the worker. */
  start?(): Promise<void>;
  close?(): Promise<void>;
  /** Resolves with what came back; throws for nothing that a carrier can do. */
  send(message: OutboundSms, now: Date): Promise<SendResult>;
  /**
   * What became of a message whose answer was lost; `not_taken` only where the carrier knows that it never
   * came. Absent where a carrier cannot be asked.
   */
  ask?(
    message: { id: string; to: string; sentAt: Date; providerMessageId?: string },
    now: Date,
  ): Promise<
    | { found: 'taken'; providerMessageId: string }
    | { found: 'not_taken' }
    | { found: 'unknown'; reason: string }
  >;
}

/** What a carrier says later of a message that it took. Ordered: a status only ever moves forward. */
export type ReceiptStatus = 'sent' | 'delivered' | 'undelivered';

export type Receipt = {
  providerMessageId: string;
  /** Our row's id, where the carrier hands it back: so it is found even if the carrier's answer was lost. */
  messageId?: string;
  status: ReceiptStatus;
  /** The carrier's own code or words, without the message or the number. */
  reason?: string;
  /** Set where the receipt says that who has the number does not want messages. */
  optedOut?: true;
  at: Date | null;
};

/** A message that somebody sent back to us: STOP and START, E.164. */
export type Reply = { from: string; text: string };

/** A receipt request as it came in; header names are in lower case. */
export type ReceiptRequest = {
  method: string;
  /** Built from our configured origin, never from the request's host (I8), with the query as it came. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
};

export type ReceiptReading =
  | { ok: true; receipts: Receipt[]; replies: Reply[] }
  /** Not from the carrier, or not to be understood. */
  | { ok: false; why: 'signature' | 'malformed' };

/** Reads a carrier's receipts, after it has made sure that they are the carrier's. */
export interface ReceiptReader {
  readonly name: string;
  read(request: ReceiptRequest, now: Date): Promise<ReceiptReading>;
}
