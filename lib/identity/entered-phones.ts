import 'server-only';
import { readCookie, setCookie } from '../platform/cookies';
import { env } from '../platform/env';

const COOKIE = 'phones';
const MOST = 5;
const KEPT_SECONDS = 30 * 86_400;

/** The numbers typed in this browser, latest first: those that its virtual phone may show. */
export async function enteredPhones(): Promise<string[]> {
  const value = (await readCookie(COOKIE)) ?? '';
  return value.split('.').filter((phone) => /^\+[1-9]\d{6,14}$/.test(phone));
}

/** Remembers a number that was typed here, in demo mode only. */
export async function rememberPhone(phone: string, now: Date): Promise<void> {
  if (!env().demoMode) return;
  const others = (await enteredPhones()).filter((other) => other !== phone);
  const list = [phone, ...others].slice(0, MOST);
  await setCookie(COOKIE, list.join('.'), new Date(now.getTime() + KEPT_SECONDS * 1000));
}
