import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { demoGateway } from './demo-gateway';

const card = (number: string) => ({
  method: 'card' as const,
  number,
  expiry: { month: 1, year: 2030 },
  cvv: '123',
});
const approved = card('4242424242424242');

describe('the demo gateway', () => {
  test('answers fifty requests with one key alike, and writes one entry', async () => {
    const key = randomUUID();
    const gateway = demoGateway(db());
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        gateway.authorise({ key, amountPaise: 100, source: approved }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.reference)).size).toBe(1);
    expect(await db().demoGatewayEntry.count({ where: { idempotencyKey: key } })).toBe(1);
  });

  test('takes its time with the slow card, and then approves', async () => {
    const waits: number[] = [];
    const gateway = demoGateway(db(), { wait: async (ms) => void waits.push(ms) });
    const source = card('4000000000000077');
    const answer = await gateway.authorise({ key: randomUUID(), amountPaise: 100, source });
    expect(answer.outcome).toBe('approved');
    expect(waits).toEqual([6_000]);
  });

  test.each([
    ['4000000000000002', 'declined'],
    ['4242424242424242', 'approved'],
  ])('%s is %s', async (number, outcome) => {
    const request = { key: randomUUID(), amountPaise: 100, source: card(number) };
    expect(await demoGateway(db()).authorise(request)).toMatchObject({ outcome });
  });

  test('neither captures what was voided, nor voids what was captured', async () => {
    const gateway = demoGateway(db());
    const [first, second] = [randomUUID(), randomUUID()];
    for (const key of [first, second])
      await gateway.authorise({ key, amountPaise: 100, source: approved });
    expect(await gateway.void({ key: `v${first}`, authorisedAs: first })).toEqual({
      outcome: 'voided',
    });
    expect(await gateway.capture({ key: `c${first}`, authorisedAs: first })).toEqual({
      outcome: 'refused',
    });
    await gateway.capture({ key: `c${second}`, authorisedAs: second });
    expect(await gateway.void({ key: `v${second}`, authorisedAs: second })).toEqual({
      outcome: 'refused',
    });
  });

  test('declines an authorisation that arrives after it was given up', async () => {
    const gateway = demoGateway(db());
    const key = randomUUID();
    await gateway.void({ key: `v${key}`, authorisedAs: key });
    const late = await gateway.authorise({ key, amountPaise: 100, source: approved });
    expect(late.outcome).toBe('declined');
  });
});
