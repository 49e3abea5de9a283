import { randomUUID } from 'node:crypto';
import type { Holder } from '../otp/challenge';
import { type IssueResult, issueChallenge } from '../otp/issue';
import { keyring } from '../otp/keyring';
import { ActDeclined, type VerifyResult, verifyChallenge } from '../otp/verify';
import { voidChallengesOf } from '../otp/void';
import { audit } from '../platform/audit';
import type { Db } from '../platform/db';
import type { PrismaClient } from '../platform/generated/client';
import { randomToken, sha256 } from '../platform/secret';
import { factorsOf, hasStronger } from './factors/factors-of';
import type { Signable } from './factors/passkey-challenge';
import { type Proof, type ProofRefused, proveFactor } from './factors/prove';
import { findByIdentifier, type Identifier } from './identifier';
import { notify } from './notify';
import { hashPassword, type PasswordProblem, passwordProblem } from './password';
import { endSessions } from './sessions';
import { distrustDevices } from './trusted-devices';

const PERMIT_SECONDS = 600;

/**
 * Asks for a reset code. The same answer for anybody; without an account it is a decoy (I6). A
 * number is shown on the code screen only to who typed it.
 */
export async function startReset(
  db: PrismaClient,
  {
    identifier,
    ...request
  }: { identifier: Identifier; locale: string; holder: Holder | null; client: string | null },
  now: Date,
): Promise<IssueResult> {
  const user = await findByIdentifier(db, identifier);
  const typedPhone = identifier.kind === 'phone' ? identifier.value : null;
  return issueChallenge(
    db,
    {
      purpose: 'reset',
      phone: user?.phone ?? typedPhone,
      throttleKey: identifier.key,
      ...request,
      // Nobody's account counts too: the same budgets, and the same time (I6).
      ...(user ? { subject: user.id, accountId: user.id } : { accountId: randomUUID(), decoy: {} }),
    },
    now,
  );
}

/**
 * A right code gives leave to set one new password within ten minutes; never a session (I9). Where the
 * account has something stronger than its phone, that has to be proved before (NIST SP 800-63B-4 4.2.2.2).
 */
export function completeResetCode(
  db: PrismaClient,
  request: { holder: Holder | null; typed: unknown; client: string | null },
  now: Date,
): Promise<VerifyResult<{ permit: string; expiresAt: Date }>> {
  return verifyChallenge(
    db,
    { purpose: 'reset', ...request },
    async (tx, { subject }) => {
      const permit = randomToken();
      const expiresAt = new Date(now.getTime() + PERMIT_SECONDS * 1000);
      const userId = subject ?? '';
      const needsFactor = hasStronger(await factorsOf(tx, userId));
      await tx.resetPermit.create({
        data: { tokenHash: sha256(permit), userId, needsFactor, expiresAt },
        select: { tokenHash: true },
      });
      return { permit, expiresAt };
    },
    now,
  );
}

export type PermitState =
  | { state: 'none' }
  /** The message's code was right; a second means is to follow. */
  | { state: 'needs_factor'; userId: string }
  | { state: 'open'; userId: string };

/** Whether this browser may set a new password now. */
export async function readPermit(
  db: Db,
  permit: string | undefined,
  now: Date,
): Promise<PermitState> {
  if (!permit) return { state: 'none' };
  const found = await db.resetPermit.findUnique({ where: { tokenHash: sha256(permit) } });
  if (!found || found.usedAt || found.expiresAt <= now) return { state: 'none' };
  return { state: found.needsFactor ? 'needs_factor' : 'open', userId: found.userId };
}

/** What a passkey signs to open a permit. */
export function permitToSign(permit: string): Signable {
  const nonce = sha256(permit);
  const id = Buffer.from(nonce).toString('hex');
  return { id, purpose: 'reset', binding: '', nonce, keyId: keyring().current };
}

/** Opens a permit that waits for a second means, with a passkey, an app's or a backup code. */
export async function provePermit(
  db: PrismaClient,
  { permit, proof }: { permit: string | undefined; proof: Proof },
  now: Date,
): Promise<{ ok: true } | ProofRefused | { ok: false; reason: 'no_permit' }> {
  const found = await readPermit(db, permit, now);
  if (found.state !== 'needs_factor' || !permit) return { ok: false, reason: 'no_permit' };
  return proveFactor(
    db,
    { userId: found.userId, proof, over: permitToSign(permit) },
    async (tx) => {
      const { count } = await tx.resetPermit.updateMany({
        where: {
          tokenHash: sha256(permit),
          usedAt: null,
          needsFactor: true,
          expiresAt: { gt: now },
        },
        data: { needsFactor: false },
      });
      if (count !== 1) throw new ActDeclined('ended');
    },
    now,
  );
}

export type SetPasswordResult =
  | { ok: true }
  | { ok: false; reason: 'no_permit' }
  | { ok: false; reason: PasswordProblem };

/**
 * Sets the password, ends every session, distrusts every device, voids open sign-in codes and tells
 * the owner, all or nothing, once per permit. Signs nobody in.
 */
export async function setNewPassword(
  db: PrismaClient,
  request: { permit: string | undefined; password: string; locale: string },
  now: Date,
): Promise<SetPasswordResult> {
  const tokenHash = sha256(request.permit ?? '');
  const permit = await db.resetPermit.findUnique({ where: { tokenHash }, include: { user: true } });
  if (!permit || permit.usedAt || permit.needsFactor || permit.expiresAt <= now)
    return { ok: false, reason: 'no_permit' };
  const { user } = permit;
  const problem = passwordProblem(request.password, [user.name, user.email, user.phone]);
  if (problem) return { ok: false, reason: problem };
  const passwordHash = await hashPassword(request.password);

  return db.$transaction(async (tx): Promise<SetPasswordResult> => {
    const { count } = await tx.resetPermit.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count !== 1) return { ok: false, reason: 'no_permit' };
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await endSessions(tx, { userId: user.id }, now);
    await distrustDevices(tx, { userId: user.id }, now);
    await voidChallengesOf(tx, 'login', user.id, 'password_changed', now);
    await notify(
      tx,
      { to: user.phone, template: 'notice.password_changed', locale: request.locale },
      now,
    );
    await audit(
      tx,
      { event: 'change', purpose: 'reset', userId: user.id, reason: 'password' },
      now,
    );
    return { ok: true };
  });
}
