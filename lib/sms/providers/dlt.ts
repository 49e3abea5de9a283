import { z } from 'zod';
import type { OutboundSms } from '../provider';
import { LANGUAGES } from '../templates/render';
import { jsonSetting } from './carrier';

const id = z.string().regex(/^\d{10,25}$/, 'must be digits');

/**
 * What is registered with India's operators (TRAI's DLT): our entity, and a template id for each message,
 * by its name or, in another language than English, by language and name: `hi/code.login`.
 */
export const dltSettings = {
  SMS_DLT: jsonSetting(
    z.strictObject({ entity: id, templates: z.record(z.string(), id) }),
  ).optional(),
};

export type Dlt = { entity: string; template: string };

/**
 * The ids that travel with a message to India; null where none are needed, or nothing is registered at all.
 * `missing` is a message that operators would drop: its template is not registered.
 */
export function dltOf(
  registered: { entity: string; templates: Record<string, string> } | undefined,
  { to, template, locale }: OutboundSms,
): Dlt | 'missing' | null {
  if (!registered || !to.startsWith('+91')) return null;
  // A language that we do not write in falls back to English.
  const name = locale !== 'en' && LANGUAGES[locale] ? `${locale}/${template}` : template;
  const found = registered.templates[name];
  return found ? { entity: registered.entity, template: found } : 'missing';
}
