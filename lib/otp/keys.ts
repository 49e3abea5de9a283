export type Keyring = {
  /** The key that new codes are derived with. */
  current: string;
  get(id: string): Uint8Array | undefined;
};

/**
 * Reads `id:base64,id:base64,…`; the first derives new codes, the others still verify old ones.
 * Throws when there is none, an id comes twice, or a key has fewer than 32 bytes.
 */
export function parseKeyring(text: string): Keyring {
  const keys = new Map<string, Uint8Array>();
  for (const entry of text.split(',')) {
    const at = entry.indexOf(':');
    const id = entry.slice(0, at).trim();
    const key = Buffer.from(entry.slice(at + 1), 'base64');
    if (at < 1 || keys.has(id) || key.length < 32)
      throw new Error('OTP_KEYS: bad or repeated entry');
    keys.set(id, key);
  }
  const [current] = keys.keys();
  if (!current) throw new Error('OTP_KEYS: no key');
  return { current, get: (id) => keys.get(id) };
}
