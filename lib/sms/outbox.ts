import { randomUUID } from 'node:crypto';
import { type AuditEntry, auditInsert } from '../platform/audit';
import type { Db } from '../platform/db';
import { Prisma } from '../platform/generated/client';
import { jobInsert } from '../platform/queue';
import type { Channel } from './provider';

export const SEND_TASK = 'sms.send';
export const ASK_TASK = 'sms.ask';

export type Letter = {
  to: string;
  template: string;
  params: Record<string, string>;
  locale: string;
  /** A text, where nothing is said. */
  channel?: Channel;
  /** The code is not here: the worker asks for it when it sends. */
  challenge?: { id: string; generation: number };
  /** Whether it was counted as sent, and is to come out of the counts should no carrier take it. */
  counted?: boolean;
  /** Written down as undeliverable from the start, with this reason. */
  dead?: string;
  notAfter: Date;
  now: Date;
};

/** Tries of one message; the backoff between them stays well within a code's life. */
const MAX_ATTEMPTS = 6;

/** What happens together with the queueing of a message. */
export type Together = {
  /** Is written down. */
  told?: readonly AuditEntry[];
  /** A statement that changes rows and that the message belongs to, such as the insert of its challenge. */
  cause?: Prisma.Sql | undefined;
};

/**
 * Puts a message into the outbox, adds its job and writes both down: a challenge that was committed has a
 * message that will be sent or marked undeliverable (I12). One statement, all or nothing: every code that
 * is asked for waits for it.
 */
export async function queueMessage(
  db: Db,
  letter: Letter,
  { told = [], cause }: Together = {},
): Promise<string> {
  const id = randomUUID();
  const { to, template, locale, challenge, dead, now, notAfter } = letter;
  const job = jobInsert(SEND_TASK, { id }, { key: `sms:${id}`, maxAttempts: MAX_ATTEMPTS });
  await db.$executeRaw`
    WITH ${cause ? Prisma.sql`cause AS (${cause}), ` : Prisma.empty}message AS (
      INSERT INTO sms_messages (
        id, "to", template, params, locale, channel, challenge_id, generation, status, reason, counted,
        created_at, not_after
      ) VALUES (
        ${id}::uuid, ${to}, ${template}, ${JSON.stringify(letter.params)}::jsonb, ${locale},
        ${letter.channel ?? 'sms'},
        ${challenge?.id ?? null}::uuid, ${challenge?.generation ?? null}::int,
        ${dead ? 'undeliverable' : 'queued'}::sms_status, ${dead ?? null}, ${letter.counted ?? false},
        ${now}::timestamptz, ${notAfter}::timestamptz
      )
    )${told.length > 0 ? Prisma.sql`, told AS (${auditInsert(told, now)})` : Prisma.empty}
    ${job}`;
  return id;
}
