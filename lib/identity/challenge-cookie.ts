import 'server-only';
import type { Holder } from '../otp/challenge';
import type { Purpose } from '../otp/purposes';
import { clearCookie, readCookie, setCookie } from '../platform/cookies';

/** Kept past a code's end, so that its screen can say what became of it. */
const KEPT_AFTER_SECONDS = 3_600;

/** The challenge of this purpose that this browser asked for last; null when there is none. */
export async function readHolder(purpose: Purpose): Promise<Holder | null> {
  const value = await readCookie(`otp_${purpose}`);
  const [id, secret, more] = value?.split('.') ?? [];
  return id && secret && more === undefined ? { id, secret } : null;
}

/** Ties a challenge to this browser (I4): the only place where the holder's secret is kept. */
export async function keepHolder(purpose: Purpose, holder: Holder, expiresAt: Date): Promise<void> {
  const until = new Date(expiresAt.getTime() + KEPT_AFTER_SECONDS * 1000);
  await setCookie(`otp_${purpose}`, `${holder.id}.${holder.secret}`, until);
}

export async function dropHolder(purpose: Purpose): Promise<void> {
  await clearCookie(`otp_${purpose}`);
}
