import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '../../platform/env';

const NONCE = 12;
const TAG = 16;

export type Sealed = { keyId: string; secret: Uint8Array<ArrayBuffer> };

export type Sealer = {
  /** Encrypts for one owner; the result opens for nobody else. */
  seal: (owner: string, plain: Uint8Array) => Sealed;
  /** Null when the key is gone, or the text is another owner's or was changed. */
  open: (owner: string, sealed: { keyId: string; secret: Uint8Array }) => Uint8Array | null;
  /** The id of the key that seals now; what another sealed is to be sealed anew. */
  current: string;
};

/**
 * AES-256-GCM (NIST SP 800-38D) with keys derived by HKDF (RFC 5869) from secrets, of which the first
 * seals and all open. A key's id is a digest of it: two secrets can be told apart, nothing is learnt.
 */
export function sealerOf(secrets: readonly [string, ...string[]]): Sealer {
  const keyOf = (secret: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', 'kulhad-account-secrets-1', 32));
  const idOf = (key: Buffer) => createHash('sha256').update(key).digest('base64url').slice(0, 8);
  const [currentKey] = secrets.map(keyOf) as [Buffer];
  const keys = new Map(secrets.map(keyOf).map((key) => [idOf(key), key]));
  const current = idOf(currentKey);
  return {
    current,
    seal(owner, plain) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', currentKey, nonce).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      const secret = new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
      return { keyId: current, secret };
    },
    open(owner, { keyId, secret }) {
      const key = keys.get(keyId);
      if (!key || secret.length < NONCE + TAG) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, secret.subarray(0, NONCE))
        .setAAD(Buffer.from(owner))
        .setAuthTag(secret.subarray(NONCE, NONCE + TAG));
      try {
        return Buffer.concat([decipher.update(secret.subarray(NONCE + TAG)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

let cached: Sealer | undefined;

/** The sealer of this process, from `AUTH_SECRET` and the one before it. */
export function sealer(): Sealer {
  const { authSecret, authSecretBefore } = env();
  cached ??= sealerOf([authSecret, ...(authSecretBefore ? [authSecretBefore] : [])]);
  return cached;
}
