import 'server-only';
import { headers } from 'next/headers';
import { clearCookie, readCookie, setCookie } from '../platform/cookies';
import { deviceLabel } from './device-label';

const TRUST_COOKIE = 'trust';

/** What this request's device is called in the list of devices. */
export async function currentDevice(): Promise<string> {
  return deviceLabel((await headers()).get('user-agent'));
}

/** The token that trusts this browser, if it has one. */
export function readTrustToken(): Promise<string | undefined> {
  return readCookie(TRUST_COOKIE);
}

export function keepTrustToken({ token, expiresAt }: { token: string; expiresAt: Date }) {
  return setCookie(TRUST_COOKIE, token, expiresAt);
}

export function dropTrustToken() {
  return clearCookie(TRUST_COOKIE);
}
