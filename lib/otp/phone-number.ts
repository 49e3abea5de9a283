import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { asciiDigits } from './typed-code';

/** Where we send to, and what a number without a country code means. */
export const COUNTRIES = ['IN', 'AE', 'SG', 'GB', 'US'] as const satisfies readonly CountryCode[];
const HOME: CountryCode = 'IN';

export type PhoneResult =
  | { ok: true; e164: string; country: string }
  | { ok: false; reason: 'malformed' | 'landline' | 'country' };

/**
 * The one form of a number (ITU E.164) that budgets, accounts and messages are keyed by:
 * `+91 98…`, `098…`, `0091…` and `९८…` are one. Refuses what no text message can reach.
 */
export function readPhoneNumber(typed: string): PhoneResult {
  if (typed.length > 40) return { ok: false, reason: 'malformed' };
  const text = asciiDigits(typed)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim();
  if (!/^[+()\d\s.\-‐-―]+$/u.test(text)) return { ok: false, reason: 'malformed' };
  const number = parsePhoneNumberFromString(text.replace(/^00/, '+'), HOME);
  if (!number?.isValid()) return { ok: false, reason: 'malformed' };
  if (!COUNTRIES.some((country) => country === number.country))
    return { ok: false, reason: 'country' };
  const type = number.getType();
  if (type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE')
    return { ok: false, reason: 'landline' };
  return { ok: true, e164: number.number, country: number.country ?? HOME };
}
