import { describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { emailKey } from './challenge';
import { at, atOnce, codeOf, issued, notThe, someNumber } from './challenge-fixtures';
import type { Purpose } from './purposes';
import { isDisabled } from './tries';
import { verifyChallenge } from './verify';

type Asked = Awaited<ReturnType<typeof issued>>;

const check = (
  { holder }: Pick<Asked, 'holder'>,
  typed: string,
  now: Date,
  purpose: Purpose = 'login',
  client: string | null = null,
) => verifyChallenge(db(), { purpose, holder, typed, client }, async () => 'done', now);

/** So many wrong codes for a number at one moment, five a challenge. */
async function guess(phone: string, count: number, seconds: number, purpose: Purpose = 'login') {
  const asked = await issued({ phone, purpose }, at(seconds));
  const code = await codeOf(asked.holder.id);
  for (let step = 1; step <= count; step += 1)
    await check(asked, notThe(code, step), at(seconds), purpose);
}

const failuresOf = async (key: string) =>
  (await db().codeGuard.findUnique({ where: { key } }))?.failures ?? 0;

describe('[P2] [A5] wrong codes in a row', () => {
  it('make the next one wait, whichever code it is for: 30 s, doubling, 15 minutes at most', async () => {
    const phone = someNumber();
    await guess(phone, 5, 0);
    let seconds = 0;
    for (const wait of [30, 60, 120, 240, 480, 900, 900]) {
      seconds += wait;
      const asked = await issued({ phone }, at(seconds - 1));
      const code = await codeOf(asked.holder.id);
      const early = await check(asked, code, at(seconds - 1), 'signup');
      expect(early).toEqual({ ok: false, reason: 'blocked', retryAt: at(seconds) });
      const wrong = await check(asked, notThe(code), at(seconds), 'signup');
      expect(wrong).toMatchObject({ reason: 'wrong' });
    }
  });

  it('cost no try while they have to wait', async () => {
    const phone = someNumber();
    await guess(phone, 5, 0);
    const asked = await issued({ phone, purpose: 'login' }, at(1));
    const code = await codeOf(asked.holder.id);
    for (let step = 1; step <= 20; step += 1) await check(asked, notThe(code, step), at(2));
    const row = await db().otpChallenge.findUniqueOrThrow({ where: { id: asked.holder.id } });
    expect(row.attempts).toBe(0);
    expect(await check(asked, code, at(30))).toMatchObject({ ok: true });
  });

  it('are forgotten after a right one', async () => {
    const phone = someNumber();
    await guess(phone, 4, 0);
    const asked = await issued({ phone, purpose: 'login' }, at(1));
    await check(asked, await codeOf(asked.holder.id), at(2));
    await guess(phone, 4, 3);
    const again = await issued({ phone, purpose: 'login' }, at(4));
    expect(await check(again, await codeOf(again.holder.id), at(5))).toMatchObject({ ok: true });
  });
});

describe('[F1] the reset stays open to the owner', () => {
  it('while somebody guesses at sign-in, as far as that gets', async () => {
    const phone = someNumber();
    for (let hour = 0; hour < 8; hour += 1) await guess(phone, 5, hour * 3_600);
    const asked = await issued({ phone, purpose: 'reset' }, at(8 * 3_600));
    expect(await check(asked, await codeOf(asked.holder.id), at(8 * 3_600), 'reset')).toMatchObject(
      { ok: true },
    );
  });

  it('while somebody else guesses at the reset itself, from another address', async () => {
    const phone = someNumber();
    const theirs = await issued({ phone, purpose: 'reset', client: '203.0.113.66' });
    const code = await codeOf(theirs.holder.id);
    for (let step = 1; step <= 5; step += 1)
      await check(theirs, notThe(code, step), at(1), 'reset', '203.0.113.66');
    const mine = await issued({ phone, purpose: 'reset', client: '198.51.100.1' }, at(2));
    const right = await codeOf(mine.holder.id);
    expect(await check(mine, right, at(3), 'reset', '203.0.113.66')).toMatchObject({
      reason: 'blocked',
    });
    expect(await check(mine, right, at(3), 'reset', '198.51.100.1')).toMatchObject({ ok: true });
  });

  it('and so does sign-in, when a stranger has asked for all that strangers get', async () => {
    const phone = someNumber();
    const accountId = crypto.randomUUID();
    const stranger = { phone, client: '203.0.113.66' };
    const mine = { phone, accountId, client: '198.51.100.1' };
    let seconds = 0;
    /** How many a stranger gets of twelve, one each quarter of an hour. */
    const spent = async (purpose: Purpose) => {
      const own = purpose === 'reset' ? { ...stranger, accountId } : stranger;
      let count = 0;
      for (let quarter = 0; quarter < 12; quarter += 1) {
        seconds += 900;
        count += await issued({ ...own, purpose }, at(seconds)).then(
          () => 1,
          () => 0,
        );
      }
      return count;
    };
    expect(await spent('signup')).toBe(10);
    expect(await spent('change_phone')).toBe(0);
    expect(await spent('reset')).toBe(5);
    for (const purpose of ['reset', 'login', 'login', 'login'] as const) {
      const asked = await issued({ ...mine, purpose }, at(seconds));
      const answer = await check(asked, await codeOf(asked.holder.id), at(seconds), purpose);
      expect(answer, purpose).toMatchObject({ ok: true });
    }
  });
});

describe('[N5] a hundred wrong codes in a row', () => {
  const DAY = 86_400;
  /** As fast as waits and messages allow: about nine a day. */
  const paced = async (phone: string, from: number, to: number) => {
    for (let index = from; index < to; index += 1) await guess(phone, 1, index * 9_000);
  };

  const switchedOff = (phone: string) =>
    db().codeGuard.create({
      data: {
        key: `number:phone:${phone}`,
        failures: 100,
        disabledAt: at(0),
        updatedAt: at(0),
      },
    });

  it('switch a number off, paced over days too, and no sooner', async () => {
    const phone = someNumber();
    await paced(phone, 0, 99);
    expect(await isDisabled(db(), phone)).toBe(false);
    await paced(phone, 99, 100);
    expect(await isDisabled(db(), phone)).toBe(true);
    const asked = await issued({ phone, purpose: 'login' }, at(21 * DAY));
    const answer = await check(asked, await codeOf(asked.holder.id), at(21 * DAY));
    expect(answer).toEqual({ ok: false, reason: 'disabled' });
  });

  it('until it is bound again', async () => {
    const phone = someNumber();
    await switchedOff(phone);
    const bind = await issued({ phone, purpose: 'signup' }, at(21 * DAY));
    const code = await codeOf(bind.holder.id);
    expect(await check(bind, code, at(21 * DAY), 'signup')).toMatchObject({ ok: true });
    expect(await isDisabled(db(), phone)).toBe(false);
  });

  it('[A6] say nothing to who typed an email: the right code is as wrong as any', async () => {
    const phone = someNumber();
    await switchedOff(phone);
    const asked = await issued(
      { phone, purpose: 'reset', throttleKey: emailKey('asha@example.com') },
      at(21 * DAY),
    );
    const answer = await check(asked, await codeOf(asked.holder.id), at(21 * DAY), 'reset');
    expect(answer).toEqual({ ok: false, reason: 'wrong', triesLeft: 4 });
  });
});

describe('I1: two hundred at once', () => {
  it('[N3] I2: of the right code are accepted once, and the act happens once', async () => {
    const { holder, phone } = await issued({ purpose: 'login' });
    const typed = await codeOf(holder.id);
    const to = phone ?? '';
    const answers = await atOnce(200, () =>
      verifyChallenge(
        db(),
        { purpose: 'login', holder, typed, client: null },
        (tx) =>
          tx.demoFault.upsert({
            where: { to },
            create: { to, mode: 'ok', ms: 1 },
            update: { ms: { increment: 1 } },
          }),
        at(1),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const others = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]));
    expect(others.filter((why) => why !== 'used' && why !== 'too_many_tries')).toEqual([]);
    const row = await db().demoFault.findUniqueOrThrow({ where: { to } });
    expect(row.ms).toBe(1);
  });

  it('[A5] are counted exactly: five tries, five failures of the number', async () => {
    const asked = await issued({ purpose: 'login' });
    const code = await codeOf(asked.holder.id);
    const answers = await atOnce(200, (step) => check(asked, notThe(code, step + 1), at(1)));
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'wrong')).toHaveLength(4);
    const row = await db().otpChallenge.findUniqueOrThrow({ where: { id: asked.holder.id } });
    expect(row.attempts).toBe(5);
    const budget = await db().budget.findUniqueOrThrow({
      where: { key: `fail:phone:${asked.phone}` },
    });
    expect(budget.hits).toHaveLength(5);
    expect(await failuresOf(`number:phone:${asked.phone}`)).toBe(5);
  });

  it('a right one behind the wrong ones is answered as they are', async () => {
    const asked = await issued({ purpose: 'login' });
    const code = await codeOf(asked.holder.id);
    const wrong = await atOnce(5, (step) => check(asked, notThe(code, step + 1), at(1)));
    expect(wrong.every((answer) => !answer.ok)).toBe(true);
    const late = await atOnce(200, (index) =>
      check(asked, index === 100 ? code : notThe(code, index + 10), at(1)),
    );
    expect(new Set(late.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(late[100]).toEqual({ ok: false, reason: 'too_many_tries' });
  });
});

it('[A5] counts wrong codes among the account, whichever of its numbers they were for', async () => {
  const accountId = crypto.randomUUID();
  for (let number = 0; number < 3; number += 1) {
    const asked = await issued({ purpose: 'login', accountId });
    const code = await codeOf(asked.holder.id);
    for (let step = 1; step <= 5; step += 1) await check(asked, notThe(code, step), at(1));
  }
  const fourth = await issued({ purpose: 'login', accountId });
  const answer = await check(fourth, await codeOf(fourth.holder.id), at(2));
  expect(answer).toEqual({ ok: false, reason: 'blocked', retryAt: at(3_601) });
});
