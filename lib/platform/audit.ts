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

/** Writes down what happened, with the number masked; part of the caller's transaction. */
export async function audit(db: Db, entry: AuditEntry, now: Date): Promise<void> {
  const { phone, ...rest } = entry;
  await db.auditEvent.create({
    data: { ...rest, at: now, phoneMasked: phone ? maskPhone(phone) : null },
    select: { id: true },
  });
}
