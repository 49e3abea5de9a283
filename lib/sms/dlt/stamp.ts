import type { DltValues } from '../provider';
import { languageOf } from '../templates/render';
import { matches } from './matches';
import type { DltRegistry } from './registry';

export type Stamped = { ok: true; dlt: DltValues | null } | { ok: false };

/**
 * The values that a message's registration gives it; null for a number outside India, or without a registry.
 * Not ok where the text is not, letter by letter, what was registered: operators would drop it, unseen.
 */
export function stamp(
  registry: DltRegistry | null,
  message: { to: string; template: string; locale: string; body: string },
): Stamped {
  if (!registry || !message.to.startsWith('+91')) return { ok: true, dlt: null };
  const language = languageOf(message.locale);
  const registered = registry.templates.find(
    ({ name, locale }) => name === message.template && locale === language,
  );
  if (!registered || !matches(message.body, registered.text)) return { ok: false };
  const { id: templateId, header } = registered;
  return { ok: true, dlt: { entityId: registry.entityId, header, templateId } };
}
