import { expect, it } from 'vitest';
import { giveBack, reserve } from './budget';
import { db } from './db';

const now = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const windows = [
  { max: 3, seconds: 60 },
  { max: 4, seconds: 600 },
];
const take = (key: string, seconds = 0) => reserve(db(), [{ key, windows }], at(seconds));

it('two hundred at once get exactly what the window holds', async () => {
  const results = await Promise.all(Array.from({ length: 200 }, () => take('rush')));
  expect(results.filter(({ ok }) => ok)).toHaveLength(3);
});

it('rolls: room comes back as the oldest act leaves the window, and every window counts', async () => {
  for (const seconds of [0, 10, 20]) expect(await take('roll', seconds)).toEqual({ ok: true });
  const full = (seconds: number) => ({ ok: false, key: 'roll', retryAt: at(seconds) });
  expect(await take('roll', 59)).toEqual(full(60));
  expect(await take('roll', 61)).toEqual({ ok: true });
  expect(await take('roll', 130)).toEqual(full(600));
  expect(await take('roll', 600)).toEqual({ ok: true });
});

it('reserves in all of several budgets or in none, and names the one that is full the longest', async () => {
  for (const seconds of [0, 1, 2]) await take('one of two', seconds);
  const both = ['one of two', 'two of two'].map((key) => ({ key, windows }));
  expect(await reserve(db(), both, at(3))).toEqual({
    ok: false,
    key: 'one of two',
    retryAt: at(60),
  });
  const other = await db().budget.findUniqueOrThrow({ where: { key: 'two of two' } });
  expect(other.hits).toEqual([]);
  expect(await reserve(db(), both, at(60))).toEqual({ ok: true });
  expect(await reserve(db(), [], at(60))).toEqual({ ok: true });
});

it('is never in each other’s way when many want the same two in different order', async () => {
  const wanted = ['left', 'right'].map((key) => ({ key, windows }));
  const results = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      reserve(db(), index % 2 ? wanted : wanted.toReversed(), now),
    ),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(3);
});

it('gives one reserved act back, and only that one', async () => {
  for (const seconds of [0, 0, 1]) await take('back', seconds);
  await giveBack(db(), ['back'], at(0));
  await giveBack(db(), ['back'], at(7));
  const { hits } = await db().budget.findUniqueOrThrow({ where: { key: 'back' } });
  expect(hits).toEqual([at(0), at(1)]);
});

it('falls with the transaction that it was made in', async () => {
  await db()
    .$transaction(async (tx) => {
      await reserve(tx, [{ key: 'rolled back', windows }], now);
      throw new Error('undo');
    })
    .catch(() => undefined);
  expect(await db().budget.count({ where: { key: 'rolled back' } })).toBe(0);
});

it('looks at its own rows alone, whatever the planner thinks of the table', async () => {
  const scans = await db().$transaction(async (tx) => {
    const wanted = ['one', 'two'].map((key) => ({ key: `by key ${key}`, windows }));
    await reserve(tx, wanted, at(0));
    await reserve(tx, wanted, at(1));
    await giveBack(tx, [wanted[0]?.key ?? ''], at(1));
    return tx.$queryRaw`
      SELECT seq_scan::int AS whole, idx_scan > 0 AS by_key FROM pg_stat_xact_user_tables WHERE relname = 'budgets'`;
  });
  expect(scans).toEqual([{ whole: 0, by_key: true }]);
});
