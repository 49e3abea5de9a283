/** One message as a carrier takes it. The body may hold a code: a provider never logs it. */
export type OutboundSms = {
  /** Our row's id: the idempotency key where a carrier takes one. */
  id: string;
  to: string;
  from: string;
  body: string;
  purpose: string;
  encoding: 'GSM-7' | 'UCS-2';
  segments: number;
};

export type SendResult =
  | { outcome: 'accepted'; providerMessageId: string }
  /** Not taken; the same message may be tried again. */
  | { outcome: 'retry'; reason: string }
  /** Not taken, and never will be. */
  | { outcome: 'refused'; reason: string }
  /** Perhaps taken: never sent again by us within its life. */
  | { outcome: 'unknown'; reason: string };

export interface SmsProvider {
  readonly name: string;
  /** Resolves with what came back; throws for nothing that a carrier can do. */
  send(message: OutboundSms, now: Date): Promise<SendResult>;
}
