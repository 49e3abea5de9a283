import { z } from 'zod';
import { readPhoneNumber } from './phone-number';

/** A number in a JSON body or a query, given back as E.164. A query turns its `+` into a space. */
export const phoneField = z.string().transform((text, context) => {
  const phone = readPhoneNumber(text.replace(/^ /, '+'));
  if (phone.ok) return phone.e164;
  context.addIssue({ code: 'custom', message: `not a number we can send to (${phone.reason})` });
  return z.NEVER;
});
