import type { Db } from './db';
import { Prisma } from './generated/client';
import { maskPhone } from './mask';

export type AuditEntry = {
  event: string;
  purpose?: string;
  phone?: string | null;
  challengeId?: string;
  userId?: string | null;
  reason?: string;
};

/**
 * Longer than the year for which logs are to be kept (DPDP Rules 2025, 8(3)) and in which the database refuses
 * to delete a row, whoever asks.
 */
const KEEP_SECONDS = 400 * 86_400;

/** Writes down what happened, with the number masked; part of the caller's transaction. */
export async function audit(db: Db, entry: AuditEntry, now: Date): Promise<void> {
  await db.$executeRaw(auditInsert([entry], now));
}

/** The same as SQL, to be a part of a larger statement. */
export function auditInsert(entries: readonly AuditEntry[], now: Date): Prisma.Sql {
  const rows = entries.map(
    ({ event, purpose, phone, challengeId, userId, reason }) => Prisma.sql`(
      ${now}::timestamptz, ${event}, ${purpose ?? null}, ${phone ? maskPhone(phone) : null},
      ${challengeId ?? null}::uuid, ${userId ?? null}::uuid, ${reason ?? null})`,
  );
  return Prisma.sql`
    INSERT INTO audit_events (at, event, purpose, phone_masked, challenge_id, user_id, reason)
    VALUES ${Prisma.join(rows)}`;
}

/** Deletes what was written down more than 400 days ago; returns how many rows. */
export async function forgetOldAudit(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEEP_SECONDS * 1000);
  return (await db.auditEvent.deleteMany({ where: { at: { lt: before } } })).count;
}
