import { describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { learn, standings } from './carriers';
import type { SendResult, SmsProvider } from './provider';
import { judgeCarriers } from './steps';

const now = new Date('2026-03-01T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const failed: SendResult = { outcome: 'retry', reason: 'busy' };
const accepted: SendResult = { outcome: 'accepted', providerMessageId: 'x' };
let last = 0;

function carrier(): SmsProvider {
  last += 1;
  return { name: `carrier-${last}`, send: async () => accepted };
}

const isPaused = async (provider: SmsProvider, at: Date) =>
  (await standings(db(), at))(provider.name).isPaused;

async function having(results: SendResult[], provider = carrier()): Promise<SmsProvider> {
  for (const result of results) await learn(db(), provider, result, now);
  return provider;
}

describe('a carrier', () => {
  it('is left alone for a quarter of a minute after five failures in a row, not four', async () => {
    expect(await isPaused(await having(Array(4).fill(failed)), now)).toBe(false);
    const provider = await having(Array(5).fill(failed));
    expect(await isPaused(provider, later(14.9))).toBe(true);
    expect(await isPaused(provider, later(15))).toBe(false);
  });

  it('that fails the try after a pause is left alone for longer, up to four minutes', async () => {
    const provider = await having(Array(5).fill(failed));
    let tried = 0;
    for (const pause of [15, 30, 60, 120, 240, 240]) {
      expect(await isPaused(provider, later(tried + pause - 0.1))).toBe(true);
      tried += pause;
      expect(await isPaused(provider, later(tried))).toBe(false);
      await learn(db(), provider, failed, later(tried));
    }
  });

  it('that takes a message is as good as new', async () => {
    const provider = await having([...Array(5).fill(failed), accepted]);
    expect(await isPaused(provider, now)).toBe(false);
    await having(Array(4).fill(failed), provider);
    expect(await isPaused(provider, now)).toBe(false);
  });

  it.each<[SendResult, number]>([
    [{ outcome: 'throttled', reason: '429', retryAfterSeconds: 7 }, 7],
    [{ outcome: 'throttled', reason: '429' }, 0.25],
    [{ outcome: 'misconfigured', reason: 'no sender' }, 60],
  ])('that answers %j is left alone for %i s at once', async (result, seconds) => {
    const provider = await having([result]);
    expect(await isPaused(provider, later(seconds - 0.1))).toBe(true);
    expect(await isPaused(provider, later(seconds))).toBe(false);
  });

  it('is not blamed for a number that it refuses', async () => {
    const refused: SendResult = { outcome: 'refused', reason: 'no such number' };
    expect(await isPaused(await having(Array(20).fill(refused)), now)).toBe(false);
  });

  it('has failures counted that twenty workers tell at once, and none of them during its pause', async () => {
    const provider = carrier();
    await Promise.all(Array.from({ length: 20 }, () => learn(db(), provider, failed, now)));
    const row = await db().carrier.findUniqueOrThrow({ where: { name: provider.name } });
    expect(row).toMatchObject({ failures: 5, pausedUntil: later(15) });
  });
});

describe('traffic', () => {
  /** Twenty messages of a carrier, five minutes before `now` at most; their codes typed or not. */
  async function sent(provider: string, outcome: string, facts: { status: 'sent' | 'delivered' }) {
    const messages = await db().smsMessage.createManyAndReturn({
      data: Array.from({ length: 20 }, () => ({
        ...{ to: '+919860000001', template: 'code.login', locale: 'en', ...facts },
        ...{ awaitsReceipt: true, createdAt: later(-200), notAfter: later(400) },
      })),
    });
    await db().smsAttempt.createMany({
      data: messages.map(({ id }) => ({
        ...{ messageId: id, provider, outcome, startedAt: later(-200) },
      })),
    });
  }
  const judge = (at = now) =>
    judgeCarriers(db(), ['well', 'bad', 'mute'], async () => new Set(), at);
  const steps = async () => {
    const step = await standings(db(), now);
    return ['well', 'bad', 'mute'].map((name) => step(name).step);
  };

  it('moves away from who takes too little or has too little arrive, a step at a time, and comes back', async () => {
    await sent('well', 'accepted', { status: 'delivered' });
    await sent('bad', 'retry', { status: 'sent' });
    await sent('mute', 'accepted', { status: 'sent' });
    await Promise.all([judge(), judge(), judge()]);
    expect(await steps()).toEqual([0, 1, 1]);
    await judge(later(29));
    expect(await steps()).toEqual([0, 1, 1]);
    await judge(later(121));
    expect(await steps()).toEqual([0, 0, 0]);
  });
});
