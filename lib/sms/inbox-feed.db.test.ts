import { afterEach, describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { inboxFeed } from './inbox-feed';
import { announce } from './providers/console';

const PHONE = '+919820077001';
const leaves: (() => void)[] = [];

function watched(phone: string) {
  const seen = { times: 0 };
  const leave = inboxFeed().subscribe([phone], () => {
    seen.times += 1;
  });
  leaves.push(leave);
  return seen;
}

async function listener(): Promise<number | undefined> {
  const [row] = await db().$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN %' AND state = 'idle'`;
  return row?.pid;
}

afterEach(() => {
  for (const leave of leaves.splice(0)) leave();
});

describe('the feed of the virtual phones', () => {
  it('looks once more when it has begun to listen: a message may have come just before', async () => {
    await expect.poll(listener).toBeUndefined();
    const seen = watched(PHONE);
    await expect.poll(() => seen.times).toBe(1);
    expect(await listener()).toBeDefined();
  });

  it('tells those who show the number, and nobody else', async () => {
    const [mine, others] = [watched(PHONE), watched('+919820077002')];
    await expect.poll(() => [mine.times, others.times]).toEqual([1, 1]);
    await announce(db(), PHONE);
    await expect.poll(() => mine.times).toBe(2);
    expect(others.times).toBe(1);
  });

  it('misses nothing that came while its connection was lost', async () => {
    const seen = watched(PHONE);
    await expect.poll(() => seen.times).toBe(1);
    await db().$queryRaw`SELECT pg_terminate_backend(${await listener()}::int)`;
    await announce(db(), PHONE);
    await expect.poll(() => seen.times, { timeout: 8_000 }).toBeGreaterThan(1);
    expect(await listener()).toBeDefined();
  }, 15_000);
});
