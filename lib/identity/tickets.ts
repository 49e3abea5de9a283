import type { Db } from '../platform/db';
import type { Session } from '../platform/generated/client';
import { randomToken, sha256 } from '../platform/secret';

const TICKET_SECONDS = 60;

/** A token that turns into the cookie of one session, once, within a minute. */
export async function issueTicket(db: Db, sessionId: string, now: Date): Promise<string> {
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + TICKET_SECONDS * 1000);
  await db.signInTicket.create({ data: { tokenHash: sha256(token), sessionId, expiresAt } });
  return token;
}

/** The session of a ticket, whatever was given as one; null when it is unknown, old or used. */
export async function redeemTicket(db: Db, ticket: unknown, now: Date): Promise<Session | null> {
  if (typeof ticket !== 'string' || ticket.length > 100) return null;
  const tokenHash = sha256(ticket);
  const { count } = await db.signInTicket.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count !== 1) return null;
  const found = await db.signInTicket.findUnique({
    where: { tokenHash },
    select: { session: true },
  });
  return found && !found.session.revokedAt ? found.session : null;
}
