import type { Db } from './db';

/** At most `max` acts in any `seconds`, counted back from now: a rolling window. */
export type Window = { max: number; seconds: number };

/**
 * Reserves one act under `key`, or refuses when any window is full. One statement: the row's lock
 * makes a hundred at once line up, so none is counted twice and none slips by. Inside a
 * transaction the reservation falls with it.
 */
export async function reserve(
  db: Db,
  key: string,
  windows: readonly Window[],
  now: Date,
): Promise<boolean> {
  const max = windows.map((window) => window.max);
  const seconds = windows.map((window) => window.seconds);
  const longest = Math.max(...seconds);
  const reserved = await db.$executeRaw`
    INSERT INTO budgets AS b (key, hits, updated_at)
    VALUES (${key}, ARRAY[${now}::timestamptz], ${now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      hits = ARRAY(
        SELECT hit FROM unnest(b.hits) AS hit
        WHERE hit > ${now}::timestamptz - make_interval(secs => ${longest}) ORDER BY hit
      ) || ${now}::timestamptz,
      updated_at = ${now}::timestamptz
    WHERE NOT EXISTS (
      SELECT 1 FROM unnest(${max}::int[], ${seconds}::int[]) AS w(max, seconds)
      WHERE w.max <= (
        SELECT count(*) FROM unnest(b.hits) AS hit
        WHERE hit > ${now}::timestamptz - make_interval(secs => w.seconds)
      )
    )`;
  return reserved === 1;
}

/** When a refused act may be tried again; null when it may be now. */
export async function freeAt(
  db: Db,
  key: string,
  windows: readonly Window[],
  now: Date,
): Promise<Date | null> {
  const row = await db.budget.findUnique({ where: { key }, select: { hits: true } });
  return row ? nextFree(row.hits, windows, now) : null;
}

/** The arithmetic of `freeAt`: the moment at which every window has room again. */
export function nextFree(
  hits: readonly Date[],
  windows: readonly Window[],
  now: Date,
): Date | null {
  let free = 0;
  for (const { max, seconds } of windows) {
    const recent = hits
      .map((hit) => hit.getTime())
      .filter((hit) => hit > now.getTime() - seconds * 1000)
      .sort((a, b) => a - b);
    const leaving = recent[recent.length - max];
    if (leaving !== undefined) free = Math.max(free, leaving + seconds * 1000);
  }
  return free > now.getTime() ? new Date(free) : null;
}

/** Gives one reserved act back, for instance a try that turned out to be right. */
export async function giveBack(db: Db, key: string, reservedAt: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE budgets AS b SET hits = (
      SELECT coalesce(array_agg(hit ORDER BY n), '{}') FROM unnest(b.hits) WITH ORDINALITY AS t(hit, n)
      WHERE n <> coalesce(array_position(b.hits, ${reservedAt}::timestamptz), 0)
    ) WHERE key = ${key}`;
}
