import { z } from 'zod';

/** Null bytes and other control characters, and marks that reverse the direction of text. */
const UNSAFE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** One line of text of at most `max` characters, trimmed. Messages are keys of `form.errors`. */
export function line(max: number) {
  return z
    .string('malformed')
    .max(max, 'too_long')
    .refine((text) => !UNSAFE.test(text), 'malformed')
    .transform((text) => text.normalize('NFC').trim());
}

/** As `line`, but something must be there. */
export function requiredLine(max: number) {
  return line(max).refine((text) => text !== '', 'required');
}

/** A secret: taken as typed, spaces and all. */
export function secretText(max: number) {
  return z.string('malformed').min(1, 'required').max(max, 'too_long');
}

/** A text whose meaning the caller reads: present or empty, bounded. */
export function loose(max: number) {
  return z.string('malformed').max(max, 'too_long').default('');
}

export const checkbox = z
  .enum(['on'], 'malformed')
  .optional()
  .transform((value) => value === 'on');
