import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { type Locale, toLocale } from '@/lib/i18n/routing';
import type { FormState } from '../form-state';
import { clientAddress } from './client-address';
import { isDatabaseDown } from './database-down';
import { log } from './log';

export type Translate = Awaited<ReturnType<typeof getTranslations<'form'>>>;
export type FormContext = {
  now: Date;
  locale: Locale;
  t: Translate;
  /** The block of the client's address; null where it is not limited. */
  client: string | null;
};

type Shape = Record<string, z.ZodType>;
type Input<S extends Shape> = { [Key in keyof S]: z.output<S[Key]> };

/** Values are said back to the browser unless their name says that they are secret. */
const SECRET = /password|code|card|cvv|expiry/i;

/**
 * A server action around one form: reads only the fields that the shape names, refuses what is not
 * one piece of text each, checks them with their schemas, and turns every outcome into form state.
 * `handle` gets what was read; a redirect thrown inside goes through.
 */
export function formAction<S extends Shape, State extends FormState = FormState>(
  name: string,
  shape: S,
  handle: (input: Input<S>, context: FormContext) => Promise<State>,
): (previous: State | FormState, form: FormData) => Promise<State | FormState> {
  return async (_previous, form) => {
    const given = readForm(form, Object.keys(shape));
    const locale = toLocale(form instanceof FormData ? form.get('locale') : null);
    const t = await getTranslations({ locale, namespace: 'form' });
    if (!given) return { status: 'refused', message: t('malformed') };

    const values = Object.fromEntries(
      Object.entries(given).filter(([key, value]) => !SECRET.test(key) && value.length <= 500),
    );
    const input: Record<string, unknown> = {};
    const errors: Record<string, string> = {};
    for (const [key, schema] of Object.entries(shape)) {
      const parsed = schema.safeParse(given[key]);
      if (parsed.success) input[key] = parsed.data;
      else errors[key] = t(`errors.${messageKey(parsed.error)}`);
    }
    if (Object.keys(errors).length > 0)
      return { status: 'refused', message: t('check_fields'), errors, values };

    try {
      const context = { now: new Date(), locale, t, client: await clientAddress() };
      const state = await handle(input as Input<S>, context);
      return { values, ...state };
    } catch (error) {
      unstable_rethrow(error);
      const down = isDatabaseDown(error);
      log.error('action.failed', { action: name, down, error });
      return { status: 'refused', message: t(down ? 'database_down' : 'unexpected'), values };
    }
  };
}

/** Null where a field is a file, comes twice, or the argument is no form at all. */
function readForm(form: unknown, names: string[]): Record<string, string> | null {
  if (!(form instanceof FormData)) return null;
  const given: Record<string, string> = {};
  for (const name of names) {
    const all = form.getAll(name);
    if (all.length > 1 || all.some((value) => typeof value !== 'string')) return null;
    if (typeof all[0] === 'string') given[name] = all[0];
  }
  return given;
}

const KNOWN = ['required', 'too_long', 'malformed', 'choose'] as const;

function messageKey(error: z.ZodError): (typeof KNOWN)[number] {
  const key = error.issues[0]?.message;
  return KNOWN.find((known) => known === key) ?? 'malformed';
}
