import { audit } from '../platform/audit';
import { giveBack, reserve } from '../platform/budget';
import type { PrismaClient } from '../platform/generated/client';
import { checkPassword } from './password';
import type { LiveSession } from './sessions';
import { PASSWORD_WINDOWS } from './sign-in';

/** How long a typed password stands for who is there (ASVS 7.5.1). */
const CONFIRMED_SECONDS = 300;

/** Whether the password was typed in this session so lately that its owner is taken to be there. */
export function isConfirmed({ confirmedAt }: LiveSession, now: Date): boolean {
  return now.getTime() - confirmedAt.getTime() < CONFIRMED_SECONDS * 1000;
}

export type ConfirmPasswordResult =
  | { ok: true }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'slow_down'; retryAt: Date };

/** Takes the password of who is signed in once more; limited like the one at sign-in. */
export async function confirmPassword(
  db: PrismaClient,
  { session, password }: { session: LiveSession; password: string },
  now: Date,
): Promise<ConfirmPasswordResult> {
  const { member, id } = session;
  const key = `password:account:${member.id}`;
  const reserved = await reserve(db, [{ key, windows: PASSWORD_WINDOWS }], now);
  if (!reserved.ok) return { ok: false, reason: 'slow_down', retryAt: reserved.retryAt };
  const user = await db.user.findUnique({ where: { id: member.id } });
  if (!(await checkPassword(user?.passwordHash ?? null, password))) {
    await audit(db, { event: 'refuse', userId: member.id, reason: 'password' }, now);
    return { ok: false, reason: 'wrong' };
  }
  await giveBack(db, [key], now);
  await db.session.updateMany({ where: { id, revokedAt: null }, data: { confirmedAt: now } });
  return { ok: true };
}
