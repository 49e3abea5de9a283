import type { Db } from './db';

/** At most `max` acts in any `seconds`, counted back from now: a rolling window. */
export type Window = { max: number; seconds: number };

/** One budget that an act needs room in. */
export type Wanted = { key: string; windows: readonly Window[] };

export type Reservation = { ok: true } | { ok: false; key: string; retryAt: Date };

/**
 * Reserves one act in every budget, or in none when any window of any is full; then says which, and
 * when it has room again. One statement: locks on the rows make a hundred at once line up, so none
 * is counted twice and none slips by. Inside a transaction the reservation falls with it.
 */
export async function reserve(db: Db, wanted: readonly Wanted[], now: Date): Promise<Reservation> {
  const [full] = await db.$queryRaw<{ key: string; free_at: Date }[]>`
    SELECT key, free_at FROM reserve_budgets(${JSON.stringify(wanted)}::jsonb, ${now}::timestamptz)`;
  return full ? { ok: false, key: full.key, retryAt: full.free_at } : { ok: true };
}

/** Gives one reserved act back, for instance a try that turned out to be right. */
export async function giveBack(db: Db, keys: readonly string[], reservedAt: Date): Promise<void> {
  await db.$executeRaw`SELECT give_back(${keys}::text[], ${reservedAt}::timestamptz)`;
}
