import { randomUUID } from 'node:crypto';
import pg from 'pg';

type Values = readonly unknown[];
/** One statement that was sent, and the rows that came back. */
type Sent = { text: string; name: string | undefined; values: Values; rows: unknown[][] };

type Answer = (error: unknown, found?: pg.QueryArrayResult) => void;

export type Journey = readonly Sent[];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Runs something and writes down every statement that went through `pg` meanwhile, in order. */
export async function recorded(run: () => Promise<unknown>): Promise<Journey> {
  const sent: Sent[] = [];
  const { query } = pg.Client.prototype;
  const send = query as unknown as (config: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
  pg.Client.prototype.query = function record(this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    // A pool passes a callback on; a transaction waits for a promise.
    const answer = given.find((each) => typeof each === 'function') as Answer | undefined;
    const config = (
      typeof first === 'string' ? { text: first, values: [], rowMode: 'array' } : first
    ) as pg.QueryArrayConfig;
    const noted = send.call(this, config).then((found) => {
      const { text, name, values = [] } = config;
      sent.push({ text, name, values, rows: found.rows });
      return found;
    });
    if (!answer) return noted;
    noted.then((found) => answer(null, found), answer);
  } as typeof query;
  try {
    await run();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

/**
 * Sends a recorded journey once more with values of its own: each phone number and address given in
 * `fresh` in place of the recorded one, a new id for each that the journey made up, and for each that
 * the database made up the one that it makes up now.
 */
export async function replay(
  client: pg.ClientBase,
  journey: Journey,
  fresh: Readonly<Record<string, string>>,
): Promise<void> {
  const now = new Map(Object.entries(fresh));
  for (const { text, name, values, rows } of journey) {
    const result = await client.query({
      text,
      ...(name ? { name } : {}),
      values: values.map((value) => renewed(value, now)),
      rowMode: 'array',
    });
    if (result.rows.length !== rows.length)
      throw new Error(`${result.rows.length} rows, not ${rows.length}: ${text}`);
    rows.forEach((row, at) => {
      row.forEach((value, column) => {
        if (typeof value === 'string' && value.match(UUID)?.[0] === value)
          now.set(value, String(result.rows[at]?.[column]));
      });
    });
  }
}

function renewed(value: unknown, now: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => renewed(item, now));
  if (typeof value !== 'string') return value;
  let text = value.replace(UUID, (id) => {
    const known = now.get(id) ?? randomUUID();
    now.set(id, known);
    return known;
  });
  for (const [old, current] of now) if (!old.match(UUID)) text = text.replaceAll(old, current);
  return text;
}
