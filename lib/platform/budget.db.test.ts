import { expect, it } from 'vitest';
import { freeAt, giveBack, nextFree, reserve } from './budget';
import { db } from './db';

const now = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const windows = [
  { max: 3, seconds: 60 },
  { max: 4, seconds: 600 },
];

it('a hundred at once get exactly what the window holds', async () => {
  const results = await Promise.all(
    Array.from({ length: 100 }, () => reserve(db(), 'rush', windows, now)),
  );
  expect(results.filter(Boolean)).toHaveLength(3);
});

it('rolls: room comes back as the oldest act leaves the window, and every window counts', async () => {
  for (const seconds of [0, 10, 20])
    expect(await reserve(db(), 'roll', windows, at(seconds))).toBe(true);
  expect(await reserve(db(), 'roll', windows, at(59))).toBe(false);
  expect(await freeAt(db(), 'roll', windows, at(59))).toEqual(at(60));
  expect(await reserve(db(), 'roll', windows, at(61))).toBe(true);
  expect(await reserve(db(), 'roll', windows, at(130))).toBe(false);
  expect(await freeAt(db(), 'roll', windows, at(130))).toEqual(at(600));
  expect(await reserve(db(), 'roll', windows, at(601))).toBe(true);
});

it('gives one reserved act back, and only that one', async () => {
  for (const seconds of [0, 0, 1]) await reserve(db(), 'back', windows, at(seconds));
  await giveBack(db(), 'back', at(0));
  await giveBack(db(), 'back', at(7));
  const { hits } = await db().budget.findUniqueOrThrow({ where: { key: 'back' } });
  expect(hits).toEqual([at(0), at(1)]);
});

it('falls with the transaction that it was made in', async () => {
  await db()
    .$transaction(async (tx) => {
      await reserve(tx, 'rolled back', windows, now);
      throw new Error('undo');
    })
    .catch(() => undefined);
  expect(await db().budget.count({ where: { key: 'rolled back' } })).toBe(0);
});

it('the arithmetic: free now while no window is full', () => {
  expect(nextFree([at(0), at(1)], windows, at(2))).toBeNull();
  expect(nextFree([at(0), at(1), at(2)], windows, at(3))).toEqual(at(60));
});
