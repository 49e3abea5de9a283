/** What a shopper pays with, as it goes to the gateway: used once, never stored, never logged. */
export type PaymentSource =
  | { method: 'card'; number: string; expiry: { month: number; year: number }; cvv: string }
  | { method: 'upi'; id: string };

export type Authorisation =
  | { outcome: 'approved'; reference: string }
  | { outcome: 'declined'; reference: string };

/**
 * A payment gateway. Every call carries a key of ours and may be made again with it: the gateway
 * does its work once for one key and answers the same each time. Amounts in paise. Calls go over a
 * network, so none is made inside a transaction; they throw when there is no answer.
 */
export type Gateway = {
  /** Reserves an amount. Nothing is taken yet. */
  authorise(request: {
    key: string;
    amountPaise: number;
    source: PaymentSource;
  }): Promise<Authorisation>;
  /** Takes what was authorised under `authorisedAs`. */
  capture(request: {
    key: string;
    authorisedAs: string;
  }): Promise<{ outcome: 'captured' | 'refused' }>;
  /**
   * Gives up what was authorised under `authorisedAs`; when that request has not arrived yet, it
   * will be declined when it does, so that no order of events leaves money reserved.
   */
  void(request: { key: string; authorisedAs: string }): Promise<{ outcome: 'voided' | 'refused' }>;
};
