import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type CountryName, isCountry } from './countries';
import { asciiDigits } from './typed-code';

/** What a number without a country code means. */
const HOME = 'IN' satisfies CountryCode;

export type PhoneResult =
  | { ok: true; e164: string; country: CountryName }
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
  const { country } = number;
  if (!isCountry(country)) return { ok: false, reason: 'country' };
  const type = number.getType();
  if (type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE')
    return { ok: false, reason: 'landline' };
  return { ok: true, e164: number.number, country };
}

/** The country of a number that was read before; null where we do not send to it any more. */
export function countryOf(e164: string): CountryName | null {
  const country = parsePhoneNumberFromString(e164)?.country;
  return isCountry(country) ? country : null;
}
