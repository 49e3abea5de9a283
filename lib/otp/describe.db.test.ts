import { describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import type { SmsMessage } from '../platform/generated/client';
import { at, issued } from './challenge-fixtures';
import { describeChallenge } from './describe';
import type { Purpose } from './purposes';

type Facts = Partial<Pick<SmsMessage, 'status' | 'reason' | 'awaitsReceipt'>>;

/** What a code screen says of a message that is so far, some seconds after it was asked for. */
async function said(purpose: Purpose, facts: Facts, seconds: number) {
  const { holder } = await issued({ purpose });
  await db().smsMessage.updateMany({ where: { challengeId: holder.id }, data: facts });
  const view = await describeChallenge(db(), purpose, holder, at(seconds));
  return view.status === 'open' ? [view.delivery, view.settled] : view.end.reason;
}

describe('how far a message is', () => {
  it.each<[Facts, number, string, boolean]>([
    [{ status: 'queued' }, 14, 'on_its_way', false],
    [{ status: 'queued' }, 15, 'delayed', false],
    [{ status: 'sending' }, 1, 'on_its_way', false],
    [{ status: 'unknown', reason: 'no answer in time' }, 1, 'delayed', false],
    [{ status: 'sent' }, 60, 'sent', true],
    [{ status: 'sent', awaitsReceipt: true }, 44, 'sent', false],
    [{ status: 'sent', awaitsReceipt: true }, 45, 'delayed', false],
    [{ status: 'delivered', awaitsReceipt: true }, 60, 'delivered', true],
    [{ status: 'undelivered', reason: 'absent' }, 1, 'failed', true],
    [{ status: 'undeliverable', reason: 'expired' }, 1, 'failed', true],
    [{ status: 'undeliverable', reason: 'opted_out' }, 1, 'opted_out', true],
    [{ status: 'undeliverable', reason: 'sim_swap' }, 1, 'withheld', true],
  ])(
    '%j after %i s is told as it is to who proved a password: %s',
    async (facts, seconds, ...end) => {
      expect(await said('login', facts, seconds)).toEqual(end);
    },
  );

  it.each<[Facts]>([
    [{ status: 'queued' }],
    [{ status: 'unknown' }],
    [{ status: 'delivered', awaitsReceipt: true }],
    [{ status: 'undelivered' }],
    [{ status: 'undeliverable', reason: 'sim_swap' }],
  ])('[A6] I6: %j is not told of a reset, where there may be no account', async (facts) => {
    expect(await said('reset', facts, 20)).toEqual(['sent', true]);
  });

  it('[A6] I6: of a new number only what holds for any number, that it can’t be reached', async () => {
    expect(await said('signup', { status: 'queued' }, 5)).toEqual(['sent', false]);
    expect(await said('signup', { status: 'delivered' }, 5)).toEqual(['sent', false]);
    expect(await said('signup', { status: 'queued' }, 20)).toEqual(['sent', true]);
    expect(await said('signup', { status: 'undelivered' }, 5)).toEqual(['failed', true]);
  });
});
