import type { Locale } from '@/lib/i18n/routing';

type MomentProps = { at: Date; locale: Locale; dateOnly?: boolean };

/** A moment as it was in India, where the shop is. */
export function Moment({ at, locale, dateOnly = false }: MomentProps) {
  return <time dateTime={at.toISOString()}>{momentText(at, locale, dateOnly)}</time>;
}

export function momentText(at: Date, locale: Locale, dateOnly = false): string {
  return new Intl.DateTimeFormat(`${locale}-IN-u-nu-latn`, {
    dateStyle: 'medium',
    ...(dateOnly ? {} : { timeStyle: 'short' }),
    timeZone: 'Asia/Kolkata',
  }).format(at);
}
