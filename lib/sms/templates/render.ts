import { en } from './en';
import { hi } from './hi';
import type { TemplateName, Templates } from './template';

/** Languages that messages are written in. */
export const LANGUAGES = { en, hi } satisfies Record<string, Templates>;

export type Language = keyof typeof LANGUAGES;

/** The language that a message in a locale is written in; English where there is none of its own. */
export const languageOf = (locale: string): Language => (locale === 'hi' ? locale : 'en');

/** A value is one short line: what a shopper typed must not add lines or fill segments. */
export function asValue(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 30);
}

/**
 * The text of a message. With a code, its last line binds the code to our origin (WICG
 * origin-bound one-time codes); `origin` comes from configuration, never from a request (I8).
 * Throws when the template is unknown or a value is missing: both are mistakes of ours.
 */
export function render(
  template: string,
  values: Record<string, string>,
  { locale, origin }: { locale: string; origin: string },
): string {
  const text = LANGUAGES[languageOf(locale)][template as TemplateName];
  if (!text) throw new Error(`no template ${template}`);
  const body = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template}: no value for ${name}`);
    return asValue(value);
  });
  return values.code ? `${body}\n${boundLine(origin, values.code)}` : body;
}

function boundLine(origin: string, code: string): string {
  return `@${new URL(origin).hostname} #${code}`;
}
