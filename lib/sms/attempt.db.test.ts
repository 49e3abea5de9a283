import { describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { closeAttempt, openAttempt, whoRefused } from './attempt';
import { queueMessage } from './outbox';
import type { SendResult } from './provider';

const now = new Date('2026-03-01T10:00:00Z');
const notAfter = new Date('2026-03-01T10:10:00Z');

async function queued(): Promise<string> {
  const letter = { to: '+919850000001', template: 'notice.code_failed', params: {}, locale: 'en' };
  return db().$transaction((tx) => queueMessage(tx, { ...letter, notAfter, now }));
}

async function asked(id: string, result: SendResult, provider = 'a'): Promise<void> {
  const attempt = await openAttempt(db(), id, provider, now);
  if (!attempt) throw new Error('not opened');
  await closeAttempt(db(), attempt, result, now);
}

describe('I12: of a message’s attempts', () => {
  it('one is open, however many carriers are about to be asked at once', async () => {
    const id = await queued();
    const opened = await Promise.all(
      Array.from({ length: 50 }, (_, index) => openAttempt(db(), id, `carrier-${index % 3}`, now)),
    );
    expect(opened.filter(Boolean)).toHaveLength(1);
  });

  it.each<SendResult>([
    { outcome: 'accepted', providerMessageId: 'theirs' },
    { outcome: 'unknown', reason: 'no answer in time' },
  ])('none follows one that is $outcome', async (result) => {
    const id = await queued();
    await asked(id, result);
    expect(await openAttempt(db(), id, 'b', now)).toBeNull();
  });

  it.each<SendResult>([
    { outcome: 'retry', reason: 'busy' },
    { outcome: 'throttled', reason: '429' },
    { outcome: 'refused', reason: 'no' },
    { outcome: 'misconfigured', reason: 'no sender' },
  ])('another may follow one that is $outcome', async (result) => {
    const id = await queued();
    await asked(id, result);
    await asked(id, { outcome: 'accepted', providerMessageId: 'theirs' }, 'b');
    expect(await db().smsAttempt.count({ where: { messageId: id } })).toBe(2);
  });

  it('what was taken stays taken, and what was not is not asked for again', async () => {
    const id = await queued();
    await asked(id, { outcome: 'refused', reason: 'no' });
    const attempt = await openAttempt(db(), id, 'b', now);
    await closeAttempt(db(), attempt ?? '', { outcome: 'accepted', providerMessageId: '1' }, now);
    await closeAttempt(db(), attempt ?? '', { outcome: 'not_taken' }, now);
    const rows = await db().smsAttempt.findMany({ where: { messageId: id, provider: 'b' } });
    expect(rows).toMatchObject([{ outcome: 'accepted', providerMessageId: '1' }]);
    expect([...(await whoRefused(db(), id))]).toEqual(['a']);
  });
});
