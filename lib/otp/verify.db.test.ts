import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { at, atOnce, codeOf, issued, notThe, START, someNumber } from './challenge-fixtures';
import { PURPOSE_NAMES, PURPOSES, type Purpose } from './purposes';
import { resendChallenge } from './resend';
import { ActDeclined, type VerifyRequest, verifyChallenge } from './verify';

const nothing = async () => undefined;

async function check(
  request: Partial<VerifyRequest> & Pick<VerifyRequest, 'holder' | 'typed'>,
  now = at(1),
) {
  return verifyChallenge(db(), { purpose: 'signup', client: null, ...request }, nothing, now);
}

describe('a right code', () => {
  it('[N3] is accepted once: the second time says that it was used', async () => {
    const { holder } = await issued();
    const typed = await codeOf(holder.id);
    expect(await check({ holder, typed })).toEqual({ ok: true, result: undefined });
    expect(await check({ holder, typed })).toEqual({ ok: false, reason: 'used' });
  });

  it('[N2] [A1] works until ten minutes are over and not a second longer', async () => {
    const first = await issued();
    const typed = await codeOf(first.holder.id);
    expect(await check({ holder: first.holder, typed }, at(599))).toMatchObject({ ok: true });
    const second = await issued();
    const late = await codeOf(second.holder.id);
    expect(await check({ holder: second.holder, typed: late }, at(601))).toEqual({
      ok: false,
      reason: 'expired',
    });
  });

  it('[N9] of a reset works until ten minutes are over, like any other', async () => {
    const asked = () => issued({ purpose: 'reset' });
    const [first, second] = [await asked(), await asked()];
    const typed = async ({ holder }: typeof first) => ({
      ...{ purpose: 'reset' as const, holder },
      typed: await codeOf(holder.id),
    });
    expect(await check(await typed(first), at(599))).toMatchObject({ ok: true });
    expect(await check(await typed(second), at(600))).toEqual({ ok: false, reason: 'expired' });
  });

  it('[P3] of a checkout works for five minutes', async () => {
    const { holder } = await issued({ purpose: 'checkout', binding: 'b' });
    const typed = await codeOf(holder.id);
    const request = { purpose: 'checkout' as const, holder, typed, binding: 'b' };
    expect(await check(request, at(301))).toEqual({ ok: false, reason: 'expired' });
    expect(await check(request, at(299))).toMatchObject({ ok: true });
  });

  it('[N3] [A1] I2: fifty at once give one success, and the act happens once', async () => {
    const { holder, phone } = await issued();
    const typed = await codeOf(holder.id);
    const results = await atOnce(50, () =>
      verifyChallenge(
        db(),
        { purpose: 'signup', holder, typed, client: null },
        (tx) =>
          tx.demoFault.upsert({
            where: { to: phone ?? '' },
            create: { to: phone ?? '', mode: 'ok', ms: 1 },
            update: { ms: { increment: 1 } },
          }),
        at(1),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const acts = await db().demoFault.findUniqueOrThrow({ where: { to: phone ?? '' } });
    expect(acts.ms).toBe(1);
    const others = results.flatMap((result) => (result.ok ? [] : [result.reason]));
    expect(new Set(others)).toSatisfy((reasons: Set<string>) =>
      [...reasons].every((reason) => ['used', 'too_many_tries'].includes(reason)),
    );
  });

  it('[A10] is still good when the journey declines, and nothing of the act remains', async () => {
    const { holder, phone } = await issued();
    const typed = await codeOf(holder.id);
    const declined = await verifyChallenge(
      db(),
      { purpose: 'signup', holder, typed, client: null },
      async (tx) => {
        await tx.demoFault.create({ data: { to: phone ?? '', mode: 'ok' } });
        throw new ActDeclined('taken');
      },
      at(1),
    );
    expect(declined).toEqual({ ok: false, reason: 'declined', why: 'taken' });
    expect(await db().demoFault.findUnique({ where: { to: phone ?? '' } })).toBeNull();
    expect(await check({ holder, typed })).toMatchObject({ ok: true });
  });

  it('gives its try back to the budget of wrong codes, and forgets what the journey left', async () => {
    const { holder, phone } = await issued({ context: { passwordHash: 'x' } });
    await check({ holder, typed: await codeOf(holder.id) });
    const budget = await db().budget.findUniqueOrThrow({ where: { key: `fail:phone:${phone}` } });
    expect(budget.hits).toHaveLength(0);
    const row = await db().otpChallenge.findUniqueOrThrow({ where: { id: holder.id } });
    expect(row.context).toEqual({});
  });
});

describe('a wrong code', () => {
  it('[P2] [A5] is counted, told with the tries left, and after five even the right one is refused', async () => {
    const { holder } = await issued();
    const code = await codeOf(holder.id);
    for (const triesLeft of [4, 3, 2, 1])
      expect(await check({ holder, typed: notThe(code, triesLeft) })).toEqual({
        ok: false,
        reason: 'wrong',
        triesLeft,
      });
    expect(await check({ holder, typed: notThe(code) })).toEqual({
      ok: false,
      reason: 'too_many_tries',
    });
    expect(await check({ holder, typed: code })).toEqual({ ok: false, reason: 'too_many_tries' });
  });

  it('I1: a hundred at once are compared five times, and a right one among the last is refused', async () => {
    const { holder } = await issued();
    const code = await codeOf(holder.id);
    const results = await atOnce(100, (index) => check({ holder, typed: notThe(code, index + 1) }));
    expect(results.filter((result) => !result.ok && result.reason === 'wrong')).toHaveLength(4);
    const row = await db().otpChallenge.findUniqueOrThrow({ where: { id: holder.id } });
    expect(row.attempts).toBe(5);
    expect(await check({ holder, typed: code })).toEqual({ ok: false, reason: 'too_many_tries' });
  });

  it('[N4] I3: resending gives no try back', async () => {
    const { holder } = await issued();
    const code = await codeOf(holder.id);
    await check({ holder, typed: notThe(code, 1) });
    await check({ holder, typed: notThe(code, 2) });
    expect(await resendChallenge(db(), 'signup', holder, at(31), null)).toMatchObject({ ok: true });
    const fresh = await codeOf(holder.id);
    expect(await check({ holder, typed: notThe(fresh) }, at(32))).toEqual({
      ok: false,
      reason: 'wrong',
      triesLeft: 2,
    });
  });

  it('I3: is also counted for its number over all codes: the sixteenth in an hour is not compared', async () => {
    const phone = someNumber();
    // Right codes in between: failures in a row would make it wait instead.
    for (const [start, wrong] of [[0, 4] as const, [240, 4], [480, 4], [720, 3]]) {
      const { holder } = await issued({ phone }, at(start));
      const code = await codeOf(holder.id);
      for (let step = 1; step <= wrong; step += 1)
        await check({ holder, typed: notThe(code, step) }, at(start + step));
      await check({ holder, typed: code }, at(start + 5));
    }
    const { holder } = await issued({ phone }, at(960));
    const right = await codeOf(holder.id);
    const blocked = await check({ holder, typed: right }, at(961));
    expect(blocked).toEqual({ ok: false, reason: 'blocked', retryAt: at(3_601) });
    const later = await issued({ phone }, at(3_700));
    expect(
      await check({ holder: later.holder, typed: await codeOf(later.holder.id) }, at(3_701)),
    ).toMatchObject({ ok: true });
  });

  it('costs no try when it is not six digits', async () => {
    const { holder } = await issued();
    for (const typed of ['', '12345', true, ['123456'], null, 'x'.repeat(10_000)])
      expect(await check({ holder, typed })).toEqual({ ok: false, reason: 'malformed' });
    const row = await db().otpChallenge.findUniqueOrThrow({ where: { id: holder.id } });
    expect(row.attempts).toBe(0);
  });
});

describe('I4: a code serves its own request only', () => {
  it('[A4] is refused for every other purpose', async () => {
    const bound = (purpose: Purpose) => (PURPOSES[purpose].bound ? { binding: 'b' } : {});
    for (const purpose of PURPOSE_NAMES) {
      const { holder } = await issued({ purpose, ...bound(purpose) });
      const typed = await codeOf(holder.id);
      for (const other of PURPOSE_NAMES.filter((name) => name !== purpose))
        expect(await check({ purpose: other, holder, typed, ...bound(other) })).toEqual({
          ok: false,
          reason: 'missing',
        });
    }
  });

  it('[A4] is refused without the secret of the browser that asked, and for a challenge that is not there', async () => {
    const { holder } = await issued();
    const typed = await codeOf(holder.id);
    const strangers = [
      null,
      { id: holder.id, secret: 'guess' },
      { id: randomUUID(), secret: holder.secret },
      { id: "' or 1=1", secret: holder.secret },
    ];
    for (const stranger of strangers)
      expect(await check({ holder: stranger, typed })).toEqual({ ok: false, reason: 'missing' });
    expect(await check({ holder, typed })).toMatchObject({ ok: true });
  });

  it("[A4] does not open another challenge, be it the same number's", async () => {
    const phone = someNumber();
    const one = await issued({ phone });
    const two = await issued({ phone });
    const typed = await codeOf(one.holder.id);
    if (typed === (await codeOf(two.holder.id))) return;
    expect(await check({ holder: two.holder, typed })).toMatchObject({ reason: 'wrong' });
  });

  it('[P4] [T3] I5: is void once what it approves has changed, and the change is written down', async () => {
    const { holder } = await issued({ purpose: 'checkout', binding: 'one thousand' });
    const typed = await codeOf(holder.id);
    const request = { purpose: 'checkout' as const, holder, typed };
    expect(await check({ ...request, binding: 'one thousand and one' })).toEqual({
      ok: false,
      reason: 'voided',
      why: 'changed',
    });
    expect(await check({ ...request, binding: 'one thousand' })).toMatchObject({
      reason: 'voided',
    });
    const written = await db().auditEvent.findMany({ where: { challengeId: holder.id } });
    expect(written.map((event) => `${event.event} ${event.reason}`)).toContain('void changed');
  });
});

it('[A6] a decoy never succeeds, not even with its own code', async () => {
  const { holder } = await issued({ decoy: {} });
  const typed = await codeOf(holder.id);
  expect(await check({ holder, typed })).toEqual({ ok: false, reason: 'wrong', triesLeft: 4 });
});

it('[M1] I7: what is audited holds no code and no full number', async () => {
  const { holder, phone } = await issued({}, START);
  const typed = await codeOf(holder.id);
  await check({ holder, typed: notThe(typed) });
  await check({ holder, typed });
  const written = await db().auditEvent.findMany({ where: { challengeId: holder.id } });
  expect(written.map((event) => event.event)).toEqual(['issue', 'send', 'refuse', 'verify']);
  const text = JSON.stringify(written, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(text).not.toContain(phone?.slice(1));
  expect(text).not.toContain(typed);
});
