import { randomBytes } from 'node:crypto';
import { readTypedCode } from '../../otp/typed-code';
import { audit } from '../../platform/audit';
import type { Db, Tx } from '../../platform/db';
import type { PrismaClient } from '../../platform/generated/client';
import { notify } from '../notify';
import type { Factor } from './factor';
import { forgetTries } from './factor-tries';
import { sealer } from './sealed-secret';
import { matchingStep, totpOf } from './totp';

/** RFC 4226 4: 160 bits. */
const SECRET_BYTES = 20;
/** How long a secret that is shown waits to be confirmed. */
const PENDING_SECONDS = 900;

const guardOf = (userId: string) => `app:${userId}`;

/** The owner of an account, as far as setting up a factor is concerned. */
export type FactorOwner = { id: string; phone: string; locale: string };

/** Draws a secret to be shown; any earlier one that was never confirmed is gone. False where an app is set up. */
export async function startAuthenticator(
  db: PrismaClient,
  userId: string,
  now: Date,
): Promise<boolean> {
  const sealed = sealer().seal(userId, randomBytes(SECRET_BYTES));
  return db.$transaction(async (tx) => {
    await tx.authenticator.deleteMany({ where: { userId, confirmedAt: null } });
    const { count } = await tx.authenticator.createMany({
      data: [{ userId, ...sealed, createdAt: now }],
      skipDuplicates: true,
    });
    return count === 1;
  });
}

export type Enrolment = {
  /** For who types it: base32. */
  secret: string;
  /** For who scans it: the key URI that authenticator apps read. */
  uri: string;
};

/** The secret that waits to be confirmed, or null. Shown to its owner only, and never once confirmed. */
export async function pendingAuthenticator(
  db: Db,
  { id, email }: { id: string; email: string },
  now: Date,
): Promise<Enrolment | null> {
  const plain = await pendingSecret(db, id, now);
  if (!plain) return null;
  const totp = totpOf(plain, email);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

export type ConfirmResult = { ok: true } | { ok: false; reason: 'malformed' | 'wrong' | 'missing' };

/** One right code shows that the app holds the secret; from now on it is a factor. The owner is told. */
export async function confirmAuthenticator(
  db: PrismaClient,
  owner: FactorOwner,
  typed: string,
  now: Date,
): Promise<ConfirmResult> {
  const plain = await pendingSecret(db, owner.id, now);
  if (!plain) return { ok: false, reason: 'missing' };
  const code = readTypedCode(typed);
  if (!code) return { ok: false, reason: 'malformed' };
  const lastStep = matchingStep(plain, code, now);
  if (lastStep === null) return { ok: false, reason: 'wrong' };
  return db.$transaction(async (tx): Promise<ConfirmResult> => {
    const { count } = await tx.authenticator.updateMany({
      where: { userId: owner.id, confirmedAt: null },
      data: { confirmedAt: now, lastStep },
    });
    if (count !== 1) return { ok: false, reason: 'missing' };
    await forgetTries(tx, guardOf(owner.id));
    await tell(tx, owner, 'added', now);
    return { ok: true };
  });
}

/** Removes the app and tells the owner; false when there was none. */
export function removeAuthenticator(
  db: PrismaClient,
  owner: FactorOwner,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.authenticator.deleteMany({
      where: { userId: owner.id, confirmedAt: { not: null } },
    });
    if (count === 1) await tell(tx, owner, 'removed', now);
    return count === 1;
  });
}

/** The code of an app at sign-in and wherever else it stands in for a message. */
export const app: Factor = {
  guardOf,
  read: readTypedCode,
  async match(db, userId, code, now) {
    const found = await db.authenticator.findUnique({ where: { userId } });
    const plain = found?.confirmedAt ? sealer().open(userId, found) : null;
    const step = plain && matchingStep(plain, code, now);
    if (!plain || step === null) return null;
    return async (tx) => {
      // Each step once, and none before it (RFC 6238 5.2): of fifty at once, one finds a row to change.
      const { count } = await tx.authenticator.updateMany({
        where: { userId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
        data: {
          lastStep: step,
          ...(found?.keyId === sealer().current ? {} : sealer().seal(userId, plain)),
        },
      });
      return count === 1;
    };
  },
};

async function pendingSecret(db: Db, userId: string, now: Date): Promise<Uint8Array | null> {
  const found = await db.authenticator.findUnique({ where: { userId } });
  if (!found || found.confirmedAt) return null;
  if (now.getTime() - found.createdAt.getTime() >= PENDING_SECONDS * 1000) return null;
  return sealer().open(userId, found);
}

async function tell(tx: Tx, owner: FactorOwner, what: 'added' | 'removed', now: Date) {
  const { id, phone, locale } = owner;
  await notify(tx, { to: phone, template: `notice.app_${what}`, locale }, now);
  await audit(tx, { event: 'change', userId: id, reason: `app_${what}` }, now);
}
