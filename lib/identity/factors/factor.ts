import type { Db, Tx } from '../../platform/db';

/** The means, beside the phone, of which something is typed. */
export const TYPED_FACTORS = ['app', 'backup'] as const;
export type TypedFactor = (typeof TYPED_FACTORS)[number];

/** All means beside the phone. */
export const FACTORS = ['passkey', ...TYPED_FACTORS] as const;
export type FactorName = (typeof FACTORS)[number];

/** How one of them is checked. */
export type Factor<Given = string> = {
  /** The key that its failures in a row are counted under. */
  guardOf: (userId: string) => string;
  /** What came from the browser in the one form that is compared, or null where it cannot be one. */
  read: (typed: string) => Given | null;
  /** Null when it is wrong; else what uses it up in a transaction, false when somebody was faster. */
  match: (
    db: Db,
    userId: string,
    given: Given,
    now: Date,
  ) => Promise<((tx: Tx) => Promise<boolean>) | null>;
};
