/**
 * A number as it may be shown to its owner and kept in logs: country code and last four digits.
 * `+919812345678` gives `+91 •••••• 5678`; a short number keeps two digits only.
 */
export function maskPhone(e164: string): string {
  const digits = e164.slice(1);
  const shown = digits.length >= 10 ? 4 : 2;
  const country = digits.startsWith('1') ? '1' : digits.slice(0, 2);
  const hidden = '•'.repeat(Math.max(4, digits.length - country.length - shown));
  return `+${country}\u00a0${hidden}\u00a0${digits.slice(-shown)}`;
}

/** Stands for a number that must not be told: the same for everybody, whether or not there is one. */
export const HIDDEN_PHONE = '••••• •••••';
