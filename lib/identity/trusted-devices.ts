import type { Db } from '../platform/db';
import type { TrustedDevice } from '../platform/generated/client';
import { randomToken, sha256 } from '../platform/secret';

export const TRUST_SECONDS = 30 * 86_400;

/** Trusts a device for 30 days; the token goes into its cookie and is kept only as a hash. */
export async function trustDevice(
  db: Db,
  { userId, device }: { userId: string; device: string },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + TRUST_SECONDS * 1000);
  await db.trustedDevice.create({
    data: { userId, device, tokenHash: sha256(token), createdAt: now, expiresAt },
  });
  return { token, expiresAt };
}

/** Whether a token trusts this device for this very account. */
export async function isTrusted(
  db: Db,
  { userId, token }: { userId: string; token: string | undefined },
  now: Date,
): Promise<boolean> {
  if (!token) return false;
  const found = await db.trustedDevice.findUnique({ where: { tokenHash: sha256(token) } });
  return found !== null && found.userId === userId && !found.revokedAt && found.expiresAt > now;
}

/** The devices that sign in without a code, latest first. */
export function listTrustedDevices(db: Db, userId: string, now: Date): Promise<TrustedDevice[]> {
  return db.trustedDevice.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
  });
}

/** Asks every device of a member for a code again, or one of them. */
export async function distrustDevices(
  db: Db,
  { userId, id }: { userId: string; id?: string },
  now: Date,
): Promise<number> {
  const { count } = await db.trustedDevice.updateMany({
    where: { userId, revokedAt: null, ...(id ? { id } : {}) },
    data: { revokedAt: now },
  });
  return count;
}
