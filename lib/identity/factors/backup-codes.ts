import { randomBytes } from 'node:crypto';
import { audit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import type { PrismaClient } from '../../platform/generated/client';
import { notify } from '../notify';
import { checkPassword, hashPassword } from '../password';
import type { FactorOwner } from './authenticator';
import { base32, grouped } from './base32';
import type { Factor } from './factor';
import { forgetTries } from './factor-tries';

export const CODES_A_SET = 10;
/** 80 bits, sixteen characters. Below 112 bits ASVS 6.5.2 wants a salted hash made for passwords. */
const SECRET_BYTES = 10;

const guardOf = (userId: string) => `backup:${userId}`;

/**
 * Makes ten codes in place of all earlier ones and tells the owner. They are returned to be shown once;
 * only their hashes stay. The first digit of a code is its place in the set, the rest is the secret: so each
 * has a salt of its own, and still one hash is made for what is typed, not ten.
 */
export async function makeBackupCodes(
  db: PrismaClient,
  owner: FactorOwner,
  now: Date,
): Promise<string[]> {
  const { id: userId, phone, locale } = owner;
  const secrets = Array.from({ length: CODES_A_SET }, () => base32(randomBytes(SECRET_BYTES)));
  const hashes = await Promise.all(secrets.map(hashPassword));
  await db.$transaction(async (tx) => {
    // Two requests at once line up here, so that one set is left and not two.
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    await tx.backupCode.deleteMany({ where: { userId } });
    await tx.backupCode.createMany({
      data: hashes.map((hash, position) => ({ userId, position, hash, createdAt: now })),
    });
    await forgetTries(tx, guardOf(userId));
    await notify(tx, { to: phone, template: 'notice.backup_codes_made', locale }, now);
    await audit(tx, { event: 'change', userId, reason: 'backup_codes_made' }, now);
  });
  return secrets.map((secret, position) => `${position}-${grouped(secret, '-')}`);
}

export function countBackupCodes(db: Db, userId: string): Promise<number> {
  return db.backupCode.count({ where: { userId, usedAt: null } });
}

export const backup: Factor = {
  guardOf,
  read: readBackupCode,
  async match(db, userId, code, now) {
    const position = Number(code[0]);
    const found = await db.backupCode.findFirst({ where: { userId, position, usedAt: null } });
    if (!(await checkPassword(found?.hash ?? null, code.slice(1))) || !found) return null;
    return async (tx) => {
      const { count } = await tx.backupCode.updateMany({
        where: { id: found.id, usedAt: null },
        data: { usedAt: now },
      });
      if (count !== 1) return false;
      const { phone } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
      await notify(tx, { to: phone, template: 'notice.backup_code_used', locale: 'en' }, now);
      return true;
    };
  },
};

/** A digit and sixteen characters whatever stands between them; I and L are read as 1, O as 0 (Crockford). */
export function readBackupCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return /^[0-9][0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : null;
}
