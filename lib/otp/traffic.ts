import { audit } from '../platform/audit';
import type { Db, Tx } from '../platform/db';
import { env } from '../platform/env';
import { type OtpChallenge, Prisma } from '../platform/generated/client';
import { COUNTRIES, type CountryName } from './countries';
import { countryOf } from './phone-number';
import { laneOf, type Purpose } from './purposes';

// The counting is done in the database, where it can lock: the present `reserve_traffic` and what belongs to it
// stand in prisma/migrations/20261123040000_budgets_by_key, and earlier ones no longer exist.

/**
 * What stops SMS pumping: messages asked for in bulk, to numbers whose carrier shares the fee with who
 * asks. Such codes are never typed. So what may be unverified, from the moment it is sent, is bound to what
 * people of the same country, and of the same prefix, do verify (docs/decisions/0017).
 */
export const PUMPING = {
  /** Unverified messages in 24 hours that every country and prefix has in each lane, however little is verified. */
  unverifiedFloor: 20,
  /** Beyond that, their share of the most that was verified in any 24 hours of the last 14 days. */
  unverifiedShare: 0.3,
  /** Countries that one client address may reach in 24 hours, those not counted where it verified a code. */
  countries: 3,
} as const;

export type TrafficPolicy = {
  /** Spent in 24 hours at most, over all countries. */
  moneyPaise: number;
  /** With false, what only pumping would stop is let through and written down. */
  enforce: boolean;
};

/** The policy of this process, from its configuration. */
export function trafficPolicy(): TrafficPolicy {
  const { smsDailyRupees, smsPumping } = env();
  return { moneyPaise: smsDailyRupees * 100, enforce: smsPumping === 'enforce' };
}

export type Traffic = {
  purpose: Purpose;
  /** E.164, or null where a decoy has no number: looked at alike, counted nowhere. */
  phone: string | null;
  /** The client's address block, or null where it is not known. */
  client: string | null;
  /** A code counts as sent and paid, a notice as paid, what is never sent as neither. */
  kind: 'code' | 'notice' | 'nothing';
};

/**
 * Reserves one message in the budgets of its country, its prefix and of a day's money; null when there
 * was room, otherwise the limit in its way. Committed on its own when `db` is not a transaction.
 */
export async function reserveTraffic(
  db: Db,
  { kind, ...traffic }: Traffic,
  now: Date,
  policy: TrafficPolicy = trafficPolicy(),
): Promise<string | null> {
  const { phone } = traffic;
  if (!countryToReserve(phone)) return 'country';
  const [answer] = await db.$queryRaw<{ reason: string | null; is_refused: boolean }[]>`
    SELECT reason, is_refused FROM reserve_traffic(
      p_sent => ${kind === 'code' ? 1 : 0}, p_paid => ${kind === 'nothing' ? 0 : 1},
      ${trafficArguments(traffic, policy)}, p_now => ${now}::timestamptz)`;
  if (!answer?.reason || answer.is_refused) return answer?.reason ?? null;
  await audit(db, { event: 'would_refuse', phone, reason: answer.reason }, now);
  return null;
}

/** What `reserve_traffic` looks at, as named arguments; without a country there is nowhere to send to. */
export function trafficArguments(
  { purpose, phone, client }: Omit<Traffic, 'kind'>,
  policy: TrafficPolicy = trafficPolicy(),
): Prisma.Sql {
  const country = countryToReserve(phone);
  const { pricePaise = 0, dailySends = 0 } = country ? COUNTRIES[country] : {};
  const { moneyPaise, enforce } = policy;
  const limits = JSON.stringify({ ...PUMPING, pricePaise, countrySends: dailySends, moneyPaise });
  return Prisma.sql`
    p_country => ${country}::text, p_lane => ${laneOf(purpose)}, p_prefix => ${prefixOf(phone)}, p_address => ${client}::text,
    p_limits => ${limits}::jsonb, p_enforce => ${enforce}`;
}

/** A decoy without a number counts as of here, so that it is looked at like any other. */
const countryToReserve = (phone: string | null): CountryName | null =>
  phone ? countryOf(phone) : 'IN';

/** Gives back a message that was counted at a moment and not sent after all. */
export async function releaseTraffic(
  db: Db,
  { purpose, phone }: { purpose: Purpose; phone: string },
  countedAt: Date,
): Promise<void> {
  const country = countryOf(phone);
  if (!country) return;
  const lane = laneOf(purpose);
  const scopes = [
    `country:${country} ${lane}`,
    `prefix:${prefixOf(phone)} ${lane}`,
    `country:${country}`,
    'total',
  ];
  await db.$executeRaw`
    SELECT uncount_message(
      ${scopes}::text[], ${COUNTRIES[country].pricePaise}::int, ${countedAt}::timestamptz)`;
}

type Proved = Pick<OtpChallenge, 'id' | 'purpose' | 'phone'>;

/** The messages of a challenge that was proved, counted: what is verified makes room for what is not yet. */
export async function countVerified(
  tx: Tx,
  challenge: Proved,
  client: string | null,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`SELECT ${verifiedCall(challenge, client, now)}`;
}

/** The same as a call, to be part of a larger statement. */
export function verifiedCall(
  { id, purpose, phone }: Proved,
  client: string | null,
  now: Date,
): Prisma.Sql {
  const country = phone && countryOf(phone);
  return Prisma.sql`count_verified(
    ${id}::uuid, ${country}::text, ${laneOf(purpose as Purpose)}, ${prefixOf(phone)}, ${client}::text,
    ${now}::timestamptz)`;
}

/** A number without its last four digits: ten thousand numbers that are handed out together. */
const prefixOf = (phone: string | null) => phone?.slice(0, -4) ?? 'none';
