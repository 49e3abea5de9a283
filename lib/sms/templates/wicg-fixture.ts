export type OriginBoundCode = {
  topLevelOrigin: string;
  embeddedOrigin: string | null;
  code: string;
};

/**
 * "Parse an origin-bound one-time code message", step by step as the WICG writes it
 * (https://wicg.github.io/sms-one-time-codes/#parsing); null is its failure. What our messages are read
 * with in tests: the shop's own reader is stricter, and cannot be what proves them.
 */
export function parseAsBrowser(message: string): OriginBoundCode | null {
  const line = message.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n').at(-1) ?? '';
  const host = markedToken(line, 0, '@');
  if (!host || line[host.end] !== ' ') return null;
  const code = markedToken(line, host.end + 1, '#');
  if (!code) return null;
  const embedded = line[code.end] === ' ' ? markedToken(line, code.end + 1, '%') : null;
  return {
    topLevelOrigin: `https://${host.token}`,
    embeddedOrigin: embedded && `https://${embedded.token}`,
    code: code.token,
  };
}

/** "Extract a marked token": all up to ASCII whitespace, and where it ends. */
function markedToken(line: string, position: number, marker: string) {
  if (line[position] !== marker) return null;
  const token = /^[^\t\n\f\r ]*/.exec(line.slice(position + 1))?.[0] ?? '';
  return token === '' ? null : { token, end: position + 1 + token.length };
}
