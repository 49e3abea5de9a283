/** Languages of the shop. English has no prefix in a URL, the others have theirs (`/hi/…`). */
export const locales = ['en', 'hi'] as const;
export const defaultLocale = 'en';

export type Locale = (typeof locales)[number];

/** Whether a value from outside (a segment, a form field) names a language of the shop. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The language that a value from outside names; English when it names none. */
export function toLocale(value: unknown): Locale {
  return isLocale(value) ? value : defaultLocale;
}
