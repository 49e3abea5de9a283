/**
 * Reads an origin-bound one-time code as a browser does: the WICG's algorithm "parse a message",
 * https://wicg.github.io/sms-one-time-codes/, over the last line of a message. Null where there is none.
 */
export function parseOriginBound(message: string): { host: string; code: string } | null {
  const lines = message.split(/\r\n|\n|\r/);
  const last = lines[lines.length - 1] ?? '';
  const [first, second, ...rest] = last.split(' ');
  const host = first?.startsWith('@') ? first.slice(1) : '';
  const code = second?.startsWith('#') ? second.slice(1) : '';
  if (!host || !code || rest.some((part) => !/^[@%]/.test(part))) return null;
  if (!/^[a-z0-9.-]+$/.test(host) || /[@#%]/.test(code)) return null;
  return { host, code };
}
