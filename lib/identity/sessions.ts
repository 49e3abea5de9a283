import type { Db } from '../platform/db';
import type { Session } from '../platform/generated/client';

export const SESSION_SECONDS = 30 * 86_400;
const SEEN_EVERY_SECONDS = 300;

export type Member = { id: string; name: string; email: string; phone: string };
export type LiveSession = {
  id: string;
  member: Member;
  /** When the password was typed in it last. */
  confirmedAt: Date;
};

/** Starts a session: a row that can be ended, of which the cookie is only a pointer. */
export async function createSession(
  db: Db,
  { userId, device, locale }: { userId: string; device: string; locale?: string },
  now: Date,
): Promise<Session> {
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
  return db.session.create({
    data: {
      userId,
      device,
      locale: locale ?? null,
      createdAt: now,
      confirmedAt: now,
      lastSeenAt: now,
      expiresAt,
    },
  });
}

/** The session and its member, unless it was ended or has run out. */
export async function findLiveSession(db: Db, id: string, now: Date): Promise<LiveSession | null> {
  const found = await db.session.findUnique({
    where: { id },
    select: {
      revokedAt: true,
      expiresAt: true,
      lastSeenAt: true,
      confirmedAt: true,
      user: { select: { id: true, name: true, email: true, phone: true } },
    },
  });
  if (!found || found.revokedAt || found.expiresAt <= now) return null;
  if (now.getTime() - found.lastSeenAt.getTime() > SEEN_EVERY_SECONDS * 1000)
    await db.session.updateMany({ where: { id }, data: { lastSeenAt: now } });
  return { id, member: found.user, confirmedAt: found.confirmedAt };
}

/** The devices page: every live session of a member, latest first. */
export async function listSessions(db: Db, userId: string, now: Date): Promise<Session[]> {
  return db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
  });
}

/** Ends one session of this member; a foreign id ends nothing. Returns how many ended. */
export async function endSession(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId: string },
  now: Date,
): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { id: sessionId, userId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count;
}

/** Ends all of a member's sessions, but for one where one is to stay (ASVS 7.4.3). */
export async function endSessions(
  db: Db,
  { userId, except }: { userId: string; except?: string },
  now: Date,
): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { userId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: now },
  });
  return count;
}
