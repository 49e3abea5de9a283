import fc from 'fast-check';
import { expect, it } from 'vitest';
import { db } from '../platform/db';
import { at } from './challenge-fixtures';
import { laneOf, type Purpose } from './purposes';
import { reserveTraffic } from './traffic';

const STORIES = Number(process.env.STORIES ?? 8);
const HOUR = 3_600;

const purpose = fc.constantFrom<Purpose>('signup', 'change_phone', 'reset', 'login', 'checkout');
const prefix = fc.integer({ min: 0, max: 2 });
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      ...{ purpose, prefix, count: fc.integer({ min: 1, max: 25 }) },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      ...{ purpose, prefix, count: fc.integer({ min: 1, max: 60 }) },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('ask and type' as const),
      ...{ purpose, prefix, count: fc.integer({ min: 20, max: 90 }) },
    }),
  },
  fc.record({
    do: fc.constant('wait' as const),
    hours: fc.constantFrom(1, 1, 5, 12, 23, 24, 13 * 24, 14 * 24 - 1),
  }),
);

type Counts = { sent: number; verified: number };

const sum = (a: Counts, b: Counts): Counts => ({
  sent: a.sent + b.sent,
  verified: a.verified + b.verified,
});

/** The rule once more, as a sentence about hours: what a scope may have unverified, and what it has. */
class Scope {
  readonly hours = new Map<number, Counts>();

  at(hour: number): Counts {
    const counts = this.hours.get(hour) ?? { sent: 0, verified: 0 };
    this.hours.set(hour, counts);
    return counts;
  }

  within(last: number, what: keyof Counts): number {
    let all = 0;
    for (let hour = last - 23; hour <= last; hour += 1) all += this.hours.get(hour)?.[what] ?? 0;
    return all;
  }

  unverified(now: number): number {
    return this.within(now, 'sent') - this.within(now, 'verified');
  }

  most(now: number): number {
    let mark = 0;
    // A window that reaches back beyond 14 days has only what is left of it.
    for (let last = now - 14 * 24 + 1; last <= now; last += 1) {
      let verified = 0;
      for (let hour = Math.max(last - 23, now - 14 * 24 + 1); hour <= last; hour += 1)
        verified += this.hours.get(hour)?.verified ?? 0;
      mark = Math.max(mark, verified);
    }
    return Math.max(20, 0.3 * mark);
  }

  hasRoom(now: number): boolean {
    return this.unverified(now) + 1 <= this.most(now);
  }
}

it('[A5] I10: whatever is asked for and typed, no more is unverified than the rule says, and no less let through', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 25 }), async (commands) => {
      await db().smsTraffic.deleteMany();
      const scopes = new Map<string, Scope>();
      const of = (name: string) => {
        const scope = scopes.get(name) ?? new Scope();
        scopes.set(name, scope);
        return scope;
      };
      let hour = 0;
      for (const one of commands) {
        if (one.do === 'wait') {
          hour += one.hours;
          continue;
        }
        const phone = `+9198${1000 + one.prefix}0001`;
        const lane = laneOf(one.purpose);
        const names = [`country:IN ${lane}`, `prefix:${phone.slice(0, -4)} ${lane}`];
        const both = names.map(of);
        if (one.do !== 'ask') {
          // None is typed that was not sent.
          const sent = one.do === 'type' ? 0 : one.count;
          const open = both.map((scope) => Math.max(0, scope.unverified(hour)));
          const verified = sent || Math.min(one.count, ...open);
          for (const [index, scope] of names.entries()) {
            const counts = both[index]?.at(hour);
            if (counts) Object.assign(counts, sum(counts, { sent, verified }));
            const key = { scope, hour: at(hour * HOUR) };
            await db().smsTraffic.upsert({
              where: { scope_hour: key },
              create: { ...key, sent, verified },
              update: { sent: { increment: sent }, verified: { increment: verified } },
            });
          }
          continue;
        }
        for (let count = 0; count < one.count; count += 1) {
          const traffic = { purpose: one.purpose, phone, client: null, kind: 'code' } as const;
          const policy = { moneyPaise: 10_000_000, enforce: true };
          const answer = await reserveTraffic(db(), traffic, at(hour * HOUR), policy);
          const full = both.findIndex((scope) => !scope.hasRoom(hour));
          expect(answer).toBe([null, 'pumping_country', 'pumping_prefix'][full + 1]);
          if (answer) continue;
          for (const scope of both) {
            scope.at(hour).sent += 1;
            expect(scope.unverified(hour)).toBeLessThanOrEqual(scope.most(hour));
          }
        }
      }
    }),
    { numRuns: STORIES },
  );
}, 600_000);
