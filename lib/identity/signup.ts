import type { Holder } from '../otp/challenge';
import { phoneKey } from '../otp/challenge';
import { type IssueResult, issueChallenge } from '../otp/issue';
import type { Notice } from '../otp/send';
import { ActDeclined, type VerifyResult, verifyChallenge } from '../otp/verify';
import type { Tx } from '../platform/db';
import type { PrismaClient } from '../platform/generated/client';
import { ownersLocale } from './owners-locale';
import { hashPassword } from './password';
import { createSession } from './sessions';
import { issueTicket } from './tickets';

export type SignupDetails = {
  name: string;
  /** As `readEmail` gives it. */
  email: string;
  /** E.164. */
  phone: string;
  password: string;
  /** Where the shopper was, as `safeRedirect` gives it. */
  next: string;
  locale: string;
  /** The block of the client's address; null where it is not limited. */
  client: string | null;
};

export type SignedIn = { userId: string; name: string; ticket: string; next: string };

/**
 * Asks for a signup code. Where the number or the email has an account, everything looks the same
 * and takes as long; its owner is told by SMS instead of getting a code (I6).
 */
export async function startSignup(
  db: PrismaClient,
  details: SignupDetails,
  holder: Holder | null,
  now: Date,
): Promise<IssueResult> {
  const { name, email, phone, next, locale, client } = details;
  const passwordHash = await hashPassword(details.password);
  const taken = await db.user.findMany({
    where: { OR: [{ phone }, { email }] },
    select: { phone: true },
  });
  const owner = taken.find((user) => user.phone === phone) ?? taken[0];
  // Asked for nobody too: the same work (I6).
  const spoken = await ownersLocale(db, owner?.phone ?? phone);
  return issueChallenge(
    db,
    {
      purpose: 'signup',
      phone,
      throttleKey: phoneKey(phone),
      context: { name, email, passwordHash, next },
      locale,
      holder,
      client,
      ...(owner ? { decoy: { notice: accountExists(owner.phone, spoken ?? locale) } } : {}),
    },
    now,
  );
}

function accountExists(to: string, locale: string): Notice {
  return { to, template: 'notice.account_exists', params: {}, locale };
}

/** Opens the account and its first session in the transaction that consumes the code. */
export function completeSignup(
  db: PrismaClient,
  {
    device,
    ...request
  }: { holder: Holder | null; typed: unknown; client: string | null; device: string },
  now: Date,
): Promise<VerifyResult<SignedIn>> {
  return verifyChallenge(
    db,
    { purpose: 'signup', ...request },
    async (tx, { phone, context, locale }) => {
      const details = context as {
        name: string;
        email: string;
        passwordHash: string;
        next: string;
      };
      if (!phone || (await isTaken(tx, phone, details.email))) throw new ActDeclined('taken');
      const { name, email, passwordHash, next } = details;
      const user = await tx.user.create({
        data: { name, email, phone, passwordHash, phoneVerifiedAt: now, createdAt: now },
      });
      const session = await createSession(tx, { userId: user.id, device, locale }, now);
      const ticket = await issueTicket(tx, session.id, now);
      return { userId: user.id, name, ticket, next };
    },
    now,
  );
}

/** Makes all who bind a number line up, so that of two that finish with one at once the second is declined. */
export async function lockAccounts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('signup', 0))`;
}

/** Somebody else may have finished with the same number or email since the code was asked for. */
async function isTaken(tx: Tx, phone: string, email: string): Promise<boolean> {
  await lockAccounts(tx);
  return (await tx.user.count({ where: { OR: [{ phone }, { email }] } })) > 0;
}
