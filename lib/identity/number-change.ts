import { bindingOf } from '../otp/binding';
import { type Holder, phoneKey } from '../otp/challenge';
import { OTHER_FACTOR } from '../otp/describe';
import { type IssueResult, issueChallenge } from '../otp/issue';
import { consumeChallenge, countProved, findOpenChallenge } from '../otp/stand-in';
import { isDisabled } from '../otp/tries';
import { ActDeclined, type VerifyResult, verifyChallenge } from '../otp/verify';
import { voidChallengesOf } from '../otp/void';
import { audit } from '../platform/audit';
import type { Db, Tx } from '../platform/db';
import type { PrismaClient } from '../platform/generated/client';
import { factorsOf, hasStronger } from './factors/factors-of';
import { type Proof, type ProofRefused, proveFactor } from './factors/prove';
import { notify } from './notify';
import { ownersLocale } from './owners-locale';
import { endSessions, type LiveSession } from './sessions';
import { lockAccounts } from './signup';
import { distrustDevices } from './trusted-devices';

/** What the present means approved: this number, for this account. */
type Wanted = { newPhone: string };

type Asked = {
  session: LiveSession;
  holder: Holder | null;
  locale: string;
  client: string | null;
};

const bindingTo = (userId: string, newPhone: string) => bindingOf({ userId, newPhone });

type Change = { session: LiveSession } & Wanted;

/**
 * Whether a number may take the present one's place: another one may, and so may the present one when it was
 * switched off after a hundred wrong codes, which is how it is bound again (NIST SP 800-63B-4 3.2.2).
 */
export async function mayBind(db: Db, { session, newPhone }: Change): Promise<boolean> {
  return newPhone !== session.member.phone || isDisabled(db, newPhone);
}

/**
 * Whether the present means have to approve first. Where the present number itself is to be bound again it
 * approves nothing: a fresh code to it is what it takes beside the password, and an app where there is one.
 */
export async function needsApproval(db: Db, { session, newPhone }: Change): Promise<boolean> {
  const { id, phone } = session.member;
  return newPhone !== phone || hasStronger(await factorsOf(db, id));
}

/**
 * The first of two codes: the present number approves the new one, and that one only. Where the account
 * has an app or a passkey nothing is sent until it is asked for. The password was typed just before.
 */
export async function startNumberChange(
  db: PrismaClient,
  { session, newPhone, ...request }: Asked & Wanted,
  now: Date,
): Promise<IssueResult> {
  const { id, phone } = session.member;
  const stronger = hasStronger(await factorsOf(db, id));
  return issueChallenge(
    db,
    {
      ...request,
      ...(stronger ? { withhold: OTHER_FACTOR } : {}),
      purpose: 'approve_change',
      phone,
      throttleKey: phoneKey(phone),
      subject: id,
      accountId: id,
      binding: bindingTo(id, newPhone),
      context: { newPhone },
      message: { ending: newPhone.slice(-4) },
    },
    now,
  );
}

type Approval = { session: LiveSession; holder: Holder | null };

/** The code that the present number got approves the change. */
export async function approveByCode(
  db: PrismaClient,
  { session, ...request }: Approval & { typed: unknown; client: string | null },
  now: Date,
): Promise<VerifyResult<Wanted>> {
  const open = await findOpenChallenge(db, 'approve_change', request.holder, now);
  const { newPhone = '' } = (open?.context ?? {}) as Partial<Wanted>;
  const binding = open ? bindingTo(session.member.id, newPhone) : '';
  return verifyChallenge(
    db,
    { purpose: 'approve_change', ...request, binding },
    async () => ({ newPhone }),
    now,
  );
}

/** The same with a passkey, an app's or a backup code: for who lost the present number, or had it taken. */
export async function approveByFactor(
  db: PrismaClient,
  { session, holder, proof }: Approval & { proof: Proof },
  now: Date,
): Promise<{ ok: true; result: Wanted } | ProofRefused | { ok: false; reason: 'ended' }> {
  const open = await findOpenChallenge(db, 'approve_change', holder, now);
  if (!open || open.subject !== session.member.id) return { ok: false, reason: 'ended' };
  const { newPhone } = open.context as Wanted;
  return proveFactor(
    db,
    { userId: session.member.id, proof, over: open },
    async (tx) => {
      await consumeChallenge(tx, open, now);
      await countProved(tx, open, now);
      return { newPhone };
    },
    now,
  );
}

/** The second code, to the new number. One that has an account already looks the same (I6). */
export async function codeToNewNumber(
  db: PrismaClient,
  { session, newPhone, ...request }: Asked & Wanted,
  now: Date,
): Promise<IssueResult> {
  const { id } = session.member;
  const taken = await db.user.count({ where: { phone: newPhone, NOT: { id } } });
  return issueChallenge(
    db,
    {
      ...request,
      purpose: 'change_phone',
      phone: newPhone,
      throttleKey: phoneKey(newPhone),
      subject: id,
      accountId: id,
      context: { sessionId: session.id },
      ...(taken > 0 ? { decoy: {} } : {}),
    },
    now,
  );
}

/**
 * Binds the new number in the transaction that uses its code up: every other session ends, every device is
 * asked for a code again, open codes are void, and both numbers are told. One that was switched off is on again.
 */
export function completeNumberChange(
  db: PrismaClient,
  {
    session,
    locale,
    ...request
  }: Approval & { typed: unknown; client: string | null; locale: string },
  now: Date,
): Promise<VerifyResult<null>> {
  return verifyChallenge(
    db,
    { purpose: 'change_phone', ...request },
    async (tx, { phone, subject, context }) => {
      const { sessionId } = context as { sessionId: string };
      // Approved in one session, for one account: another one's code binds nothing here.
      if (!phone || subject !== session.member.id || sessionId !== session.id)
        throw new ActDeclined('other_session');
      await rebind(tx, { session, phone, locale }, now);
      return null;
    },
    now,
  );
}

async function rebind(
  tx: Tx,
  { session, phone, locale }: { session: LiveSession; phone: string; locale: string },
  now: Date,
): Promise<void> {
  const { id } = session.member;
  await lockAccounts(tx);
  if ((await tx.user.count({ where: { phone, NOT: { id } } })) > 0) throw new ActDeclined('taken');
  const before = await tx.user.findUniqueOrThrow({ where: { id } });
  const spoken = (await ownersLocale(tx, before.phone)) ?? locale;
  await tx.user.update({ where: { id }, data: { phone, phoneVerifiedAt: now } });
  await endSessions(tx, { userId: id, except: session.id }, now);
  await distrustDevices(tx, { userId: id }, now);
  for (const purpose of ['login', 'reset', 'approve_change'] as const)
    await voidChallengesOf(tx, purpose, id, 'number_changed', now);
  await tx.resetPermit.updateMany({ where: { userId: id, usedAt: null }, data: { usedAt: now } });
  if (before.phone !== phone)
    await notify(tx, { to: before.phone, template: 'notice.number_changed', locale: spoken }, now);
  await notify(tx, { to: phone, template: 'notice.number_bound', locale }, now);
  await audit(tx, { event: 'change', purpose: 'change_phone', userId: id, reason: 'phone' }, now);
}
