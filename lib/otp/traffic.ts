import { audit } from '../platform/audit';
import type { Db } from '../platform/db';
import { env } from '../platform/env';
import { Prisma } from '../platform/generated/client';
import { COUNTRIES, type CountryName } from './countries';
import { countryOf } from './phone-number';

/**
 * What stops SMS pumping: messages asked for in bulk, to numbers whose carrier shares the fee with who
 * asks. Such codes are never typed. So what may be under way unverified is bound to what people of the
 * same country, and of the same prefix, do verify.
 */
export const PUMPING = {
  /** Unverified messages a day that every country and prefix has, however little is verified there. */
  unverifiedFloor: 20,
  /** Beyond that, their share of the most that was verified in any of the last 14 days. */
  unverifiedShare: 0.3,
  /** Countries that one client address may reach in a day. */
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
  { phone, client, kind }: Traffic,
  now: Date,
  policy: TrafficPolicy = trafficPolicy(),
): Promise<string | null> {
  if (!countryToReserve(phone)) return 'country';
  const [answer] = await db.$queryRaw<{ reason: string | null; is_refused: boolean }[]>`
    SELECT reason, is_refused FROM reserve_traffic(
      p_sent => ${kind === 'code' ? 1 : 0}, p_paid => ${kind === 'nothing' ? 0 : 1},
      ${trafficArguments({ phone, client }, policy)}, p_now => ${now}::timestamptz)`;
  if (!answer?.reason || answer.is_refused) return answer?.reason ?? null;
  await audit(db, { event: 'would_refuse', phone, reason: answer.reason }, now);
  return null;
}

/** What `reserve_traffic` looks at, as named arguments; without a country there is nowhere to send to. */
export function trafficArguments(
  { phone, client }: Pick<Traffic, 'phone' | 'client'>,
  policy: TrafficPolicy = trafficPolicy(),
): Prisma.Sql {
  const country = countryToReserve(phone);
  const { pricePaise = 0, dailySends = 0 } = country ? COUNTRIES[country] : {};
  const { moneyPaise, enforce } = policy;
  const limits = JSON.stringify({ ...PUMPING, pricePaise, countrySends: dailySends, moneyPaise });
  return Prisma.sql`
    p_country => ${country}::text, p_prefix => ${prefixOf(phone)}, p_address => ${client}::text,
    p_limits => ${limits}::jsonb, p_enforce => ${enforce}`;
}

/** A decoy without a number counts as of here, so that it is looked at like any other. */
const countryToReserve = (phone: string | null): CountryName | null =>
  phone ? countryOf(phone) : 'IN';

/** Gives a reserved code back that was not sent after all. */
export async function releaseTraffic(db: Db, phone: string, now: Date): Promise<void> {
  const country = countryOf(phone);
  if (!country) return;
  await db.$executeRaw`
    UPDATE sms_traffic SET sent = greatest(sent - 1, 0),
      cost_paise = greatest(cost_paise - ${COUNTRIES[country].pricePaise}, 0)
    WHERE scope = ANY (${scopesOf(country, phone)}::text[]) AND hour = date_trunc('hour', ${now}::timestamptz)`;
}

/** Counts a code that was typed right: what is verified makes room for what is not yet. */
export async function countVerified(db: Db, phone: string, now: Date): Promise<void> {
  const country = countryOf(phone);
  if (!country) return;
  await db.$executeRaw`
    INSERT INTO sms_traffic (scope, hour, verified)
    SELECT scope, date_trunc('hour', ${now}::timestamptz), 1
    FROM unnest(${scopesOf(country, phone)}::text[]) AS scope ORDER BY scope
    ON CONFLICT (scope, hour) DO UPDATE SET verified = sms_traffic.verified + 1`;
}

const scopesOf = (country: CountryName, phone: string) => [
  `country:${country}`,
  `prefix:${prefixOf(phone)}`,
  'total',
];

/** A number without its last four digits: ten thousand numbers that are handed out together. */
const prefixOf = (phone: string | null) => phone?.slice(0, -4) ?? 'none';
