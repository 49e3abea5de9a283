import type { z } from 'zod';

export type Settings<T> = { ok: true; value: T } | { ok: false; lines: string[] };

/**
 * Checks settings that come from the environment; an empty one counts as absent. `lines` names every wrong
 * setting and why, and says no value back: some are secrets.
 */
export function readSettings<T>(
  schema: z.ZodType<T>,
  source: Readonly<Record<string, string | undefined>>,
): Settings<T> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data };
  const lines = parsed.error.issues.map(({ code, path, message }) => {
    const missing = given[String(path[0])] === undefined && code !== 'custom';
    return `  ${path.join('.')}: ${missing ? 'is missing' : message}`;
  });
  return { ok: false, lines: [...new Set(lines)] };
}

/** One error for all that is wrong with the configuration. */
export function wrongSettings(lines: readonly string[]): Error {
  return new Error(`The configuration is wrong:\n${lines.join('\n')}`);
}
