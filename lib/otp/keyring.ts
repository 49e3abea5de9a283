import { env } from '../platform/env';
import { type Keyring, parseKeyring } from './keys';

let cached: Keyring | undefined;

/** The keys of this process, from `OTP_KEYS`. */
export function keyring(): Keyring {
  cached ??= parseKeyring(env().otpKeys);
  return cached;
}
