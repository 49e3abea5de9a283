import { z } from 'zod';
import { unknownTags } from './matches';

const digits = z.string().regex(/^\d{10,25}$/, 'must be the digits that the DLT portal shows');
/** The operator adds the suffix of the category when it delivers: a phone shows `VM-KULHAD-S`. */
const header = z
  .string()
  .regex(/^[A-Za-z]{6}$/, 'must be six letters, without prefix and suffix: operators add those');

const template = z.object({
  id: digits,
  /** Our name of it, `code.login`. */
  name: z.string(),
  locale: z.string(),
  header,
  // https://obligr.com/dlt/dlt-header quotes the operators' code of practice.
  category: z.literal('service_implicit', {
    error: 'must be service_implicit: transactional is for banks, the others are for advertising',
  }),
  /** As registered: fixed text, and a tag for each variable, also in the line that binds a code to its origin. */
  text: z.string().superRefine((text, context) => {
    for (const tag of unknownTags(text))
      context.addIssue({ code: 'custom', message: `has a variable of no kind: {#${tag}#}` });
  }),
});

const registry = z
  .object({ entityId: digits, headers: z.array(header).min(1), templates: z.array(template) })
  .superRefine(({ headers, templates }, context) => {
    const refuse = (index: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['templates', index, field], message });
    for (const [index, one] of templates.entries()) {
      if (!headers.includes(one.header)) refuse(index, 'header', 'is not among the headers');
      const same = templates.findIndex(
        ({ name, locale }) => name === one.name && locale === one.locale,
      );
      if (same < index) refuse(index, 'name', `${one.name} in ${one.locale} is there twice`);
    }
  });

/**
 * What a sender registered with India's operators (TRAI, TCCCPR 2018; DLT): who it is, under which headers it
 * sends, and every text. Case matters in a header.
 */
export type DltRegistry = z.output<typeof registry>;

/** Reads a registry from JSON; throws one error that names every wrong place and why. */
export function readRegistry(json: unknown): DltRegistry {
  const parsed = registry.safeParse(json);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The DLT registry is wrong:\n${lines.join('\n')}`);
}
