import type { Db } from '../platform/db';
import type { Prisma } from '../platform/generated/client';
import { maskPhone } from '../platform/mask';

const KEEP_NUMBERS_SECONDS = 86_400;
/** As long as the audit. */
const KEEP_SECONDS = 400 * 86_400;

/**
 * Takes the numbers and values out of messages; when they were sent and what became of them stays, as a log.
 * One that still waits is not sent any more.
 */
export async function maskMessages(db: Db, which: Prisma.SmsMessageWhereInput): Promise<void> {
  await db.smsMessage.updateMany({
    where: { ...which, status: 'queued' },
    data: { status: 'undeliverable', reason: 'erased' },
  });
  const numbers = await db.smsMessage.findMany({
    where: { AND: [which, { NOT: { to: { contains: '•' } } }] },
    distinct: ['to'],
    select: { to: true },
  });
  for (const { to } of numbers)
    await db.smsMessage.updateMany({
      where: { AND: [which, { to }] },
      data: { to: maskPhone(to), params: {} },
    });
}

/** Forgets the numbers of messages a day after their end, and the messages after 400 days. */
export async function forgetOldMessages(db: Db, now: Date): Promise<void> {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  await maskMessages(db, { notAfter: { lt: before(KEEP_NUMBERS_SECONDS) } });
  await db.smsMessage.deleteMany({ where: { notAfter: { lt: before(KEEP_SECONDS) } } });
}
