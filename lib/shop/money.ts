import type { Locale } from '@/lib/i18n/routing';

/**
 * An amount in integer paise as people in India write it: `₹1,29,000`, `₹1,290.50`.
 * Paise are shown only when there are any. Throws on a fraction of a paisa: that is a lost calculation.
 */
export function formatPaise(paise: number, locale: Locale): string {
  if (!Number.isSafeInteger(paise)) throw new RangeError(`not a whole number of paise: ${paise}`);
  return new Intl.NumberFormat(`${locale}-IN`, {
    style: 'currency',
    currency: 'INR',
    // Devanagari digits would have to be read back by people who compare with the text message.
    numberingSystem: 'latn',
    minimumFractionDigits: paise % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(paise / 100);
}
