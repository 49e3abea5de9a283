import type { Db } from '../platform/db';

/** Why a message to who said STOP is not sent. */
export const OPTED_OUT = 'opted_out';

const STOP =
  /^\s*(stop|stopall|stop all|unsubscribe|cancel|end|quit|optout|opt out|रोकें|बंद)[\s.!]*$/iu;
const START = /^\s*(start|unstop|yes|शुरू)[\s.!]*$/iu;

export async function hasOptedOut(db: Db, phone: string): Promise<boolean> {
  return (await db.smsOptOut.findUnique({ where: { phone } })) !== null;
}

/** Nothing is sent to this number any more, through any carrier, until it says START. */
export async function optOut(db: Db, phone: string, provider: string, now: Date): Promise<void> {
  await db.smsOptOut.createMany({ data: [{ phone, provider, at: now }], skipDuplicates: true });
}

/** Takes a reply for what carriers take it for: STOP and START, in any case; every other text is nothing. */
export async function hearReply(
  db: Db,
  { from, text }: { from: string; text: string },
  provider: string,
  now: Date,
): Promise<'stopped' | 'started' | 'nothing'> {
  if (STOP.test(text)) {
    await optOut(db, from, provider, now);
    return 'stopped';
  }
  if (!START.test(text)) return 'nothing';
  await db.smsOptOut.deleteMany({ where: { phone: from } });
  return 'started';
}
