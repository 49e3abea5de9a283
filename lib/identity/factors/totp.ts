import { Secret, TOTP } from 'otpauth';

/** How many steps a phone's clock may be off, either way (RFC 6238 5.2 advises one). */
const DRIFT = 1;

/** An app's six digits in steps of 30 seconds: RFC 6238 over HMAC-SHA-1, which is what apps speak. */
export function totpOf(secret: Uint8Array, account = ''): TOTP {
  // A copy: the bytes may be a part of a larger buffer, and all of that would be the secret.
  const { buffer } = new Uint8Array(secret);
  return new TOTP({ issuer: 'Kulhad', label: account, secret: new Secret({ buffer }) });
}

/** The step around `now` whose code this is, or null. */
export function matchingStep(secret: Uint8Array, typed: string, now: Date): number | null {
  const totp = totpOf(secret);
  const timestamp = now.getTime();
  const off = totp.validate({ token: typed, timestamp, window: DRIFT });
  return off === null ? null : totp.counter({ timestamp }) + off;
}
