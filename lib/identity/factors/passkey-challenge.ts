import { createHmac } from 'node:crypto';
import { lengthPrefixed } from '../../otp/code';
import { keyring } from '../../otp/keyring';

/** What a passkey is to stand in for: a row of `otp_challenges`, or something as unique. */
export type Signable = {
  id: string;
  purpose: string;
  /** Digest of what is approved, empty where nothing is. */
  binding: string;
  nonce: Uint8Array;
  keyId: string;
};

/**
 * The 32 bytes that a passkey signs, null when the key is gone. Derived like a code and stored as little:
 * for an order the signature is one over amount, payee, basket and address, since the binding is in it.
 */
export function challengeToSign(what: Signable): Uint8Array<ArrayBuffer> | null {
  const key = keyring().get(what.keyId);
  if (!key) return null;
  const { id, purpose, binding, nonce } = what;
  const fields = ['kulhad-webauthn-1', id, purpose, binding, Buffer.from(nonce).toString('hex')];
  return new Uint8Array(createHmac('sha256', key).update(lengthPrefixed(fields)).digest());
}
