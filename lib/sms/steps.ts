import type { Db } from '../platform/db';
import { log } from '../platform/log';
import { STEPS } from './route';

/** What came of a carrier's messages lately. Rates are counts, so that few of them are seen to be few. */
export type Lately = {
  /** Asked for a message that it could have taken; taken. */
  asked: number;
  accepted: number;
  /** Taken long enough ago to have a receipt, by a carrier that gives them; arrived. */
  awaited: number;
  delivered: number;
  /** Codes taken long enough ago to have been typed; typed right. */
  codes: number;
  verified: number;
};

const WINDOW_SECONDS = 300;
const RECEIPT_SECONDS = 60;
const TYPING_SECONDS = 120;
/** Of fewer nothing can be said. */
const ENOUGH = 10;
const FLOORS = { accepted: 0.8, delivered: 0.7 };
/** Of what all carriers' codes together come to: a bad hour of everybody's is no carrier's fault. */
const VERIFIED_SHARE = 0.5;
/** After a step that long is waited for what it brings. */
const STEP_SECONDS = 30;
/** A carrier that hears too little to be judged is tried again after that. */
const PROBE_SECONDS = 120;
const LATEST_CODES = 500;

/**
 * How many steps away from a carrier traffic should be: one more when acceptance, receipts or conversion
 * fell, one back when all are well or too little is known to say.
 */
export function nextStep(
  lately: Lately,
  all: Pick<Lately, 'codes' | 'verified'>,
  { step, seconds }: { step: number; seconds: number },
): number {
  if (seconds < STEP_SECONDS) return step;
  const { asked, accepted, awaited, delivered, codes, verified } = lately;
  const usual = all.codes > 0 ? all.verified / all.codes : 0;
  const isBad =
    (asked >= ENOUGH && accepted < FLOORS.accepted * asked) ||
    (awaited >= ENOUGH && delivered < FLOORS.delivered * awaited) ||
    (codes >= ENOUGH && verified < VERIFIED_SHARE * usual * codes);
  if (isBad) return Math.min(STEPS.length - 1, step + 1);
  const isKnown = asked >= ENOUGH;
  return isKnown || seconds >= PROBE_SECONDS ? Math.max(0, step - 1) : step;
}

/** Which of these challenges ended with their code typed right. */
export type VerifiedAmong = (challengeIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** Looks at every carrier of these names and moves traffic a step where it should. Safe to run in many workers. */
export async function judgeCarriers(
  db: Db,
  names: readonly string[],
  verifiedAmong: VerifiedAmong,
  now: Date,
): Promise<void> {
  if (names.length < 2) return;
  const rows = await db.carrier.findMany({ where: { name: { in: [...names] } } });
  const seen = await Promise.all(
    names.map(async (name) => {
      const row = rows.find((each) => each.name === name);
      const changedAt = row?.changedAt ?? new Date(0);
      const since = new Date(Math.max(changedAt.getTime(), now.getTime() - WINDOW_SECONDS * 1000));
      return {
        name,
        step: row?.step ?? 0,
        changedAt,
        lately: await latelyOf(db, name, since, verifiedAmong, now),
      };
    }),
  );
  const sum = (key: 'codes' | 'verified') =>
    seen.reduce((total, { lately }) => total + lately[key], 0);
  const all = { codes: sum('codes'), verified: sum('verified') };
  for (const { name, step, changedAt, lately } of seen) {
    const seconds = (now.getTime() - changedAt.getTime()) / 1000;
    const next = nextStep(lately, all, { step, seconds });
    if (next === step) continue;
    const { codes: issued, ...counts } = lately;
    log.warn('sms.traffic_moved', { provider: name, step: next, issued, ...counts });
    // Of two workers that found the same, one moves it.
    await db.$executeRaw`
      INSERT INTO carriers AS carrier (name, step, changed_at) VALUES (${name}, ${next}::int, ${now}::timestamptz)
      ON CONFLICT (name) DO UPDATE SET step = ${next}::int, changed_at = ${now}::timestamptz
      WHERE carrier.step = ${step}::int`;
  }
}

async function latelyOf(
  db: Db,
  provider: string,
  since: Date,
  verifiedAmong: VerifiedAmong,
  now: Date,
): Promise<Lately> {
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const [counts] = await db.$queryRaw<Omit<Lately, 'codes' | 'verified'>[]>`
    SELECT
      count(*) FILTER (WHERE outcome NOT IN ('open', 'refused', 'opted_out'))::int AS asked,
      count(*) FILTER (WHERE outcome = 'accepted')::int AS accepted,
      count(*) FILTER (WHERE is_awaited)::int AS awaited,
      count(*) FILTER (WHERE is_awaited AND status = 'delivered')::int AS delivered
    FROM (
      SELECT attempt.outcome, message.status,
        attempt.outcome = 'accepted' AND message.awaits_receipt
          AND attempt.started_at < ${ago(RECEIPT_SECONDS)}::timestamptz AS is_awaited
      FROM sms_attempts AS attempt JOIN sms_messages AS message ON message.id = attempt.message_id
      WHERE attempt.provider = ${provider} AND attempt.started_at >= ${since}::timestamptz
    ) AS lately`;
  const codes = await db.smsAttempt.findMany({
    where: {
      provider,
      outcome: 'accepted',
      startedAt: { gte: since, lt: ago(TYPING_SECONDS) },
      message: { challengeId: { not: null } },
    },
    select: { message: { select: { challengeId: true } } },
    orderBy: { startedAt: 'desc' },
    take: LATEST_CODES,
  });
  const ids = codes.map(({ message }) => message.challengeId ?? '');
  const verified = await verifiedAmong(ids);
  return {
    ...(counts ?? { asked: 0, accepted: 0, awaited: 0, delivered: 0 }),
    codes: ids.length,
    verified: ids.filter((id) => verified.has(id)).length,
  };
}
