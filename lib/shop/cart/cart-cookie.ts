import 'server-only';
import { clearCookie, readCookie, setCookie } from '../../platform/cookies';
import { randomToken, sha256 } from '../../platform/secret';
import type { CartOwner } from './cart-owner';

const COOKIE = 'cart';
const KEPT_DAYS = 90;

/** The token of a guest's basket; only its hash is in the database. */
export async function guestToken(): Promise<string | undefined> {
  return readCookie(COOKIE);
}

/** The guest of this browser, when they have put something in before. */
export async function guestOwner(): Promise<CartOwner | null> {
  const token = await guestToken();
  return token ? { tokenHash: sha256(token) } : null;
}

/** The guest of this browser, for 90 more days from now; a new one gets a token. */
export async function keepGuestOwner(now: Date): Promise<CartOwner> {
  const token = (await guestToken()) ?? randomToken();
  await setCookie(COOKIE, token, new Date(now.getTime() + KEPT_DAYS * 86_400_000));
  return { tokenHash: sha256(token) };
}

export async function dropGuestCart(): Promise<void> {
  await clearCookie(COOKIE);
}
