import { asciiDigits } from '../../otp/typed-code';
import type { PaymentSource } from './gateway';

type Card = Extract<PaymentSource, { method: 'card' }>;

export type CardProblem =
  | 'number_missing'
  | 'number_wrong'
  | 'expiry_missing'
  | 'expiry_wrong'
  | 'expired'
  | 'cvv_wrong';
export type CardField = 'cardNumber' | 'expiry' | 'cvv';

export type CardResult =
  | { ok: true; card: Card }
  | { ok: false; errors: Partial<Record<CardField, CardProblem>> };

/** The check digit of ISO/IEC 7812-1 annex B: a slip of one digit, or two swapped, does not pass. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Reads a card as typed: digits of any script, spaces and dashes anywhere, `MM/YY` or `MM/YYYY`. */
export function readCard(
  typed: { cardNumber: string; expiry: string; cvv: string },
  now: Date,
): CardResult {
  const bare = (text: string) => asciiDigits(text).replace(/[\s\p{Pd}]/gu, '');
  const errors: Partial<Record<CardField, CardProblem>> = {};
  const number = bare(typed.cardNumber);
  if (!number) errors.cardNumber = 'number_missing';
  else if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) errors.cardNumber = 'number_wrong';

  const expiry = readExpiry(bare(typed.expiry));
  if (!typed.expiry.trim()) errors.expiry = 'expiry_missing';
  else if (!expiry) errors.expiry = 'expiry_wrong';
  else if (isPast(expiry, now)) errors.expiry = 'expired';

  const cvv = bare(typed.cvv);
  const length = brandOf(number) === 'American Express' ? 4 : 3;
  if (!/^\d+$/.test(cvv) || cvv.length !== length) errors.cvv = 'cvv_wrong';

  if (!expiry || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, card: { method: 'card', number, expiry, cvv } };
}

function readExpiry(text: string): Card['expiry'] | null {
  const [, monthText, yearText] = text.match(/^(\d{1,2})\/?(\d{2}|\d{4})$/) ?? [];
  const month = Number(monthText);
  if (!yearText || month < 1 || month > 12) return null;
  return { month, year: yearText.length === 2 ? 2_000 + Number(yearText) : Number(yearText) };
}

/** A card is good through the last day of its month; at the turn it is already another day in India. */
function isPast({ month, year }: Card['expiry'], now: Date): boolean {
  return Date.UTC(year, month, 1) <= now.getTime() + 5.5 * 3_600_000;
}

function brandOf(number: string): string {
  if (/^4/.test(number)) return 'Visa';
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'Mastercard';
  if (/^3[47]/.test(number)) return 'American Express';
  if (/^(60|65|81|82|508)/.test(number)) return 'RuPay';
  return 'Card';
}

/** All that is kept of a card (PCI DSS 3.4): "Visa ending 4242". */
export function cardInstrument({ number }: Card): string {
  return `${brandOf(number)} ending ${number.slice(-4)}`;
}

/** A UPI address as typed, lower case; null when it can't be one. */
export function readUpiId(typed: string): string | null {
  const id = typed.trim().toLowerCase();
  return /^[a-z0-9._-]{2,64}@[a-z][a-z0-9.-]{1,31}$/.test(id) ? id : null;
}
