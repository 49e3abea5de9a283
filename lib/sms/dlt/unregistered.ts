import { LANGUAGES, type Language, render } from '../templates/render';
import { widestValues } from '../templates/widest-values';
import type { DltRegistry } from './registry';
import { stamp } from './stamp';

/** Which of our messages, at their widest, the registry does not let through: `code.login (hi)`. */
export function unregistered(registry: DltRegistry, origin: string): string[] {
  const languages = Object.keys(LANGUAGES) as Language[];
  return languages.flatMap((locale) =>
    Object.keys(LANGUAGES[locale])
      .filter((template) => {
        const body = render(template, widestValues(template), { locale, origin });
        return !stamp(registry, { to: '+91', template, locale, body }).ok;
      })
      .map((template) => `${template} (${locale})`),
  );
}
