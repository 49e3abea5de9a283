import type { Holder } from '../otp/challenge';
import { phoneKey } from '../otp/challenge';
import { OTHER_FACTOR } from '../otp/describe';
import { issueChallenge } from '../otp/issue';
import { type VerifyResult, verifyChallenge } from '../otp/verify';
import { audit } from '../platform/audit';
import { giveBack, reserve, type Window } from '../platform/budget';
import type { Tx } from '../platform/db';
import type { OtpChallenge, PrismaClient } from '../platform/generated/client';
import { factorsOf, hasStronger } from './factors/factors-of';
import { findByIdentifier, type Identifier } from './identifier';
import { notify } from './notify';
import { checkPassword } from './password';
import { createSession } from './sessions';
import type { SignedIn } from './signup';
import { issueTicket } from './tickets';
import { isTrusted, trustDevice } from './trusted-devices';

/** Wrong passwords for one number or email, whether or not it has an account. */
export const PASSWORD_WINDOWS: readonly Window[] = [
  { max: 10, seconds: 900 },
  { max: 50, seconds: 86_400 },
];

export type SignInRequest = {
  identifier: Identifier;
  password: string;
  /** From this browser's cookie, if it was trusted before. */
  trustToken: string | undefined;
  device: string;
  next: string;
  locale: string;
  holder: Holder | null;
  client: string | null;
};

export type SignInResult =
  | ({ ok: true; step: 'done' } & SignedIn)
  | { ok: true; step: 'code'; holder: Holder; expiresAt: Date }
  /** No account, or not its password: nobody learns which (ASVS 6.3.8, RTS 4(3)(a)). */
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'slow_down' | 'send_budget'; retryAt: Date };

/**
 * Checks a password. Only a right one, on a device that is not trusted, sends a code. The try is
 * reserved before the password is looked at and given back when it was right.
 */
export async function startSignIn(
  db: PrismaClient,
  request: SignInRequest,
  now: Date,
): Promise<SignInResult> {
  const { identifier, device, next, locale, client } = request;
  const key = `password:${identifier.key}`;
  const reserved = await reserve(db, [{ key, windows: PASSWORD_WINDOWS }], now);
  if (!reserved.ok) return { ok: false, reason: 'slow_down', retryAt: reserved.retryAt };
  const user = await findByIdentifier(db, identifier);
  const right = await checkPassword(user?.passwordHash ?? null, request.password);
  if (!user || !right) {
    // Written for unknown accounts too: the same work, and the same trail (I6).
    await audit(db, { event: 'refuse', purpose: 'login', reason: 'password' }, now);
    return { ok: false, reason: 'wrong' };
  }
  await giveBack(db, [key], now);

  if (await isTrusted(db, { userId: user.id, token: request.trustToken }, now)) {
    return db.$transaction(async (tx) => {
      const session = await createSession(tx, { userId: user.id, device, locale }, now);
      const ticket = await issueTicket(tx, session.id, now);
      await audit(
        tx,
        { event: 'sign_in', purpose: 'login', userId: user.id, reason: 'trusted_device' },
        now,
      );
      return { ok: true, step: 'done', userId: user.id, name: user.name, ticket, next } as const;
    });
  }
  const stronger = hasStronger(await factorsOf(db, user.id));
  const issued = await issueChallenge(
    db,
    {
      purpose: 'login',
      // Who has better means is asked for those first; a message only leaves when it is asked for.
      ...(stronger ? { withhold: OTHER_FACTOR } : {}),
      phone: user.phone,
      throttleKey: phoneKey(user.phone),
      subject: user.id,
      accountId: user.id,
      client,
      context: { next },
      locale,
      holder: request.holder,
    },
    now,
  );
  if (!issued.ok) return issued;
  return { ok: true, step: 'code', holder: issued.holder, expiresAt: issued.expiresAt };
}

export type StepUp = SignedIn & { trust: { token: string; expiresAt: Date } | null };

/** Starts the session in the transaction that consumes the code, and trusts the device if asked to. */
export async function completeSignIn(
  db: PrismaClient,
  request: {
    holder: Holder | null;
    typed: unknown;
    client: string | null;
    device: string;
    trust: boolean;
  },
  now: Date,
): Promise<VerifyResult<StepUp>> {
  const { holder, typed, client, device } = request;
  const result = await verifyChallenge(
    db,
    { purpose: 'login', holder, typed, client },
    (tx, challenge) => startSteppedUp(tx, challenge, { device, trust: request.trust }, now),
    now,
  );
  // Somebody knew the password and not the phone: its owner should hear of it (ASVS 6.3.5).
  if (!result.ok && result.reason === 'too_many_tries' && holder)
    await notifyOwner(db, holder.id, now);
  return result;
}

/** What a proved sign-in starts: the session, and trust in the device where it was asked for. */
export async function startSteppedUp(
  tx: Tx,
  { subject, context, locale }: OtpChallenge,
  { device, trust }: { device: string; trust: boolean },
  now: Date,
): Promise<StepUp> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: subject ?? '' } });
  const session = await createSession(tx, { userId: user.id, device, locale }, now);
  const ticket = await issueTicket(tx, session.id, now);
  const trusted = trust ? await trustDevice(tx, { userId: user.id, device }, now) : null;
  const { next } = context as { next: string };
  return { userId: user.id, name: user.name, ticket, next, trust: trusted };
}

/** Tells who has the number of a sign-in that somebody failed at with the right password. */
export async function notifyOwner(db: PrismaClient, challengeId: string, now: Date): Promise<void> {
  const challenge = await db.otpChallenge.findUnique({ where: { id: challengeId } });
  if (!challenge?.phone) return;
  const { phone, locale } = challenge;
  await db.$transaction((tx) =>
    notify(tx, { to: phone, template: 'notice.code_failed', locale }, now),
  );
}
