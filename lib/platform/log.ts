import { maskPhone } from './mask';

type Fields = Record<string, unknown>;

const SECRET_NAME = /code|password|token|secret|nonce|cookie|authorization|card|cvv|otp_?keys/i;
const PHONE = /\+[1-9]\d{6,14}(?!\d)/g;
const DIGIT_RUN = /(?<![\w+-])\d{6}(?![\w-])/g;

/**
 * What may be written of a value (I7): fields named like a secret are dropped, numbers masked,
 * and lone runs of six digits, which is what a code looks like, blotted out.
 */
export function redact(value: unknown, name = ''): unknown {
  if (SECRET_NAME.test(name)) return '[redacted]';
  if (typeof value === 'string')
    return value.replace(PHONE, maskPhone).replace(DIGIT_RUN, '[digits]').slice(0, 2_000);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Error)
    return { name: value.name, message: redact(value.message), stack: redact(value.stack) };
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, key)]));
  return value;
}

function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields): void {
  const line = JSON.stringify({
    at: new Date().toISOString(),
    level,
    event,
    ...(redact(fields) as Fields),
  });
  process[level === 'error' ? 'stderr' : 'stdout'].write(`${line}\n`);
}

/** The shop's only way to write a log line: one JSON object a line, redacted. */
export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, fields: Fields = {}) => write('error', event, fields),
};
