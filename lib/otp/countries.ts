import type { CountryCode } from 'libphonenumber-js/max';

export type Country = {
  /** What one message of one segment is reckoned to cost, in paise. */
  pricePaise: number;
  /** Messages a day, whoever asks. */
  dailySends: number;
};

/**
 * Where we send to. Prices are for reckoning, of the order of what carriers published in 2025; a shop
 * in production takes them from its contract.
 */
export const COUNTRIES = {
  IN: { pricePaise: 20, dailySends: 20_000 },
  AE: { pricePaise: 900, dailySends: 500 },
  SG: { pricePaise: 400, dailySends: 500 },
  GB: { pricePaise: 380, dailySends: 500 },
  US: { pricePaise: 80, dailySends: 1_000 },
} as const satisfies Partial<Record<CountryCode, Country>>;

export type CountryName = keyof typeof COUNTRIES;

export const isCountry = (code: string | undefined): code is CountryName =>
  code !== undefined && code in COUNTRIES;
