import type { Db } from './db';
import { maskPhone } from './mask';

export type AuditEntry = {
  event: string;
  purpose?: string;
  phone?: string | null;
  challengeId?: string;
  userId?: string | null;
  reason?: string;
};

/** Longer than the year in which the database refuses to delete a row, whoever asks. */
const KEEP_SECONDS = 400 * 86_400;

/** Writes down what happened, with the number masked; part of the caller's transaction. */
export async function audit(db: Db, entry: AuditEntry, now: Date): Promise<void> {
  const { phone, ...rest } = entry;
  await db.auditEvent.create({
    data: { ...rest, at: now, phoneMasked: phone ? maskPhone(phone) : null },
    select: { id: true },
  });
}

/** Deletes what was written down more than 400 days ago; returns how many rows. */
export async function forgetOldAudit(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEEP_SECONDS * 1000);
  return (await db.auditEvent.deleteMany({ where: { at: { lt: before } } })).count;
}
