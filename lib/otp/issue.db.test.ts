import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { emailKey, phoneKey } from './challenge';
import { at, atOnce, codeOf, issued, notThe, someNumber } from './challenge-fixtures';
import { describeChallenge } from './describe';
import { forgetOld } from './forget';
import { type IssueRequest, issueChallenge } from './issue';
import { codeForMessage } from './message-code';
import { resendChallenge } from './resend';

const jobs = () =>
  db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM graphile_worker.jobs`.then(
    (rows) => rows[0]?.count ?? 0,
  );

describe('asking for a code', () => {
  it('I12: writes the challenge, its message and its job together', async () => {
    const before = await jobs();
    const { holder, phone } = await issued();
    expect(await jobs()).toBe(before + 1);
    const message = await db().smsMessage.findFirstOrThrow({ where: { challengeId: holder.id } });
    expect(message).toMatchObject({ to: phone, status: 'queued', template: 'code.signup' });
    expect(message.notAfter).toEqual(at(600));
  });

  it('I7: keeps the code nowhere: not in the challenge, the message or the job', async () => {
    const { holder } = await issued({ message: { amount: 'Rs 1' } });
    const code = await codeOf(holder.id);
    const [rows] = await db().$queryRaw<{ text: string }[]>`
      SELECT concat(
        (SELECT json_agg(c) FROM otp_challenges c WHERE c.id = ${holder.id}::uuid),
        (SELECT json_agg(m) FROM sms_messages m WHERE m.challenge_id = ${holder.id}::uuid),
        (SELECT json_agg(j.payload) FROM graphile_worker._private_jobs j)) AS text`;
    const text = rows?.text.replaceAll(/[0-9a-f-]{36}|\\\\x[0-9a-f]+/g, '') ?? '';
    expect(text).not.toContain(code);
  });

  it('no two requests wait for each other for ever, where what one is told of is hidden to the other', async () => {
    const own = { phone: someNumber(), accountId: randomUUID() };
    const { phone } = own;
    const kinds: Partial<IssueRequest>[] = [
      { ...own, purpose: 'login' },
      { ...own, purpose: 'reset', throttleKey: phoneKey(phone) },
      { ...own, purpose: 'reset', throttleKey: emailKey(`${phone}@example.com`) },
    ];
    const request = { throttleKey: phoneKey(phone), locale: 'en', client: null, ...own };
    const results = await atOnce(90, (index) =>
      issueChallenge(
        db(),
        { ...request, purpose: 'login', subject: own.accountId, ...kinds[index % 3] },
        at(0),
      ),
    );
    expect(results.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(5);
  });

  it('[A5] I10: gives at most five messages to a number in ten minutes, when fifty ask at once', async () => {
    const phone = someNumber();
    const results = await atOnce(50, () =>
      issueChallenge(
        db(),
        { purpose: 'login', phone, throttleKey: phoneKey(phone), locale: 'en', client: null },
        at(0),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(5);
    expect(await db().smsMessage.count({ where: { to: phone } })).toBe(5);
    const refused = results.find((result) => !result.ok);
    expect(refused).toEqual({ ok: false, reason: 'send_budget', retryAt: at(600) });
  });

  it('[A5] I10: gives at most ten a day to who typed a password, and ten to who did not', async () => {
    const phone = someNumber();
    const kinds = [
      ['login', 'checkout'],
      ['signup', 'change_phone'],
    ] as const;
    for (const purposes of kinds) {
      const ask = (which: number, seconds: number) => {
        const purpose = purposes[which] ?? 'login';
        return issued(
          { phone, purpose, ...(purpose === 'checkout' ? { binding: 'b' } : {}) },
          at(seconds),
        );
      };
      for (let index = 0; index < 10; index++) await ask(index % 2, index * 700);
      await expect(ask(0, 8_000)).rejects.toThrow('send_budget');
      await expect(ask(1, 86_401)).resolves.toMatchObject({ ok: true });
    }
  });

  it('[N9] [A5] gives at most six messages to a number in ten minutes for a reset, and twelve a day', async () => {
    const phone = someNumber();
    const ask = (seconds: number) => issued({ phone, purpose: 'reset' }, at(seconds));
    for (let index = 0; index < 6; index++) await ask(index);
    await expect(ask(599)).rejects.toThrow('send_budget');
    for (let index = 0; index < 6; index++) await ask(3_700 + index * 700);
    await expect(ask(20_000)).rejects.toThrow('send_budget');
    await expect(ask(86_401)).resolves.toMatchObject({ ok: true });
  });

  it('[F1] [A5] gives one address at most five resets a day in one name, and leaves the others theirs', async () => {
    const phone = someNumber();
    const ask = (client: string, seconds: number) =>
      issued({ phone, purpose: 'reset', client }, at(seconds));
    for (let index = 0; index < 5; index++) await ask('203.0.113.66', index * 700);
    await expect(ask('203.0.113.66', 5_000)).rejects.toThrow('send_budget');
    await expect(ask('198.51.100.1', 5_000)).resolves.toMatchObject({ ok: true });
  });

  it('continues the open challenge when the same browser asks the same again, within the wait without a message', async () => {
    const first = await issued();
    const again = await issued({ phone: first.phone, holder: first.holder }, at(5));
    expect(again.holder).toEqual(first.holder);
    expect(await db().smsMessage.count({ where: { challengeId: first.holder.id } })).toBe(1);
    await issued({ phone: first.phone, holder: first.holder }, at(31));
    expect(await db().smsMessage.count({ where: { challengeId: first.holder.id } })).toBe(2);
  });

  it('voids the earlier challenge of this browser when it asks for another number', async () => {
    const first = await issued();
    await issued({ holder: first.holder }, at(5));
    const view = await describeChallenge(db(), 'signup', first.holder, at(6));
    expect(view).toMatchObject({ status: 'ended', end: { reason: 'voided', why: 'replaced' } });
  });

  it('[A6] I6: sends nothing for a decoy, and looks the same on the screen', async () => {
    const real = await issued();
    const decoy = await issued({ decoy: {} });
    const [one, two] = await Promise.all(
      [real, decoy].map(({ holder }) => describeChallenge(db(), 'signup', holder, at(1))),
    );
    const shape = (view: typeof one) => JSON.stringify({ ...view, id: '', maskedPhone: '' });
    expect(shape(two)).toBe(shape(one));
    const sent = await db().smsMessage.findFirstOrThrow({
      where: { challengeId: decoy.holder.id },
    });
    expect(sent).toMatchObject({ status: 'undeliverable', reason: 'decoy' });
  });

  it("tells a decoy's owner once an hour, whoever asks", async () => {
    const owner = someNumber();
    const notice = { to: owner, template: 'notice.account_exists', params: {} };
    await issued({ decoy: { notice } });
    await issued({ decoy: { notice } }, at(60));
    expect(await db().smsMessage.count({ where: { to: owner } })).toBe(1);
    await issued({ decoy: { notice } }, at(3_601));
    expect(await db().smsMessage.count({ where: { to: owner } })).toBe(2);
  });

  it('[A6] a number that its asker may not learn of is never shown, and its full budget stays silent', async () => {
    const phone = someNumber();
    for (let index = 0; index < 6; index++) await issued({ phone, purpose: 'reset' }, at(index));
    const throttleKey = 'email:asha@example.com';
    const { holder } = await issued({ phone, throttleKey, purpose: 'reset' }, at(10));
    const view = await describeChallenge(db(), 'reset', holder, at(11));
    expect(view).toMatchObject({ status: 'open', maskedPhone: '••••• •••••', delivery: 'sent' });
    const message = await db().smsMessage.findFirstOrThrow({ where: { challengeId: holder.id } });
    expect(message).toMatchObject({ status: 'undeliverable', reason: 'send_budget' });
  });

  it('a binding is asked for exactly where the purpose is bound', async () => {
    await expect(issued({ purpose: 'checkout' })).rejects.toThrow(/binding is required/);
    await expect(issued({ purpose: 'login', binding: 'x' })).rejects.toThrow(/binding/);
  });
});

describe('resending', () => {
  it('waits 30, 60, then 120 seconds, and says until when', async () => {
    const { holder } = await issued();
    const resend = (seconds: number) => resendChallenge(db(), 'signup', holder, at(seconds), null);
    expect(await resend(29)).toEqual({ ok: false, reason: 'wait', retryAt: at(30) });
    expect(await resend(30)).toMatchObject({ ok: true });
    expect(await resend(89)).toEqual({ ok: false, reason: 'wait', retryAt: at(90) });
    expect(await resend(90)).toMatchObject({ ok: true });
    expect(await resend(209)).toEqual({ ok: false, reason: 'wait', retryAt: at(210) });
    expect(await resend(210)).toMatchObject({ ok: true });
  });

  it('fifty clicks at once send one message', async () => {
    const { holder } = await issued();
    const results = await atOnce(50, () => resendChallenge(db(), 'signup', holder, at(31), null));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().smsMessage.count({ where: { challengeId: holder.id } })).toBe(2);
  });

  it('keeps the code while no guess was made, and makes a new one after a wrong guess', async () => {
    const { holder } = await issued();
    const first = await codeOf(holder.id);
    expect(await resendChallenge(db(), 'signup', holder, at(31), null)).toMatchObject({
      sameCode: true,
    });
    expect(await codeOf(holder.id)).toBe(first);
    await db().otpChallenge.update({ where: { id: holder.id }, data: { attempts: 1 } });
    expect(await resendChallenge(db(), 'signup', holder, at(95), null)).toMatchObject({
      sameCode: false,
    });
    const message = { challengeId: holder.id, generation: 1 };
    expect(await codeForMessage(db(), message, at(96))).toEqual({ ok: false, why: 'newer_code' });
  });

  it('in a call carries the same code, counts as a resend, and is queued as a call', async () => {
    const { holder } = await issued();
    const first = await codeOf(holder.id);
    const call = (seconds: number) =>
      resendChallenge(db(), 'signup', holder, at(seconds), null, 'voice');
    expect(await call(29)).toMatchObject({ reason: 'wait' });
    expect(await call(30)).toMatchObject({ ok: true, sameCode: true });
    expect(await codeOf(holder.id)).toBe(first);
    const messages = await db().smsMessage.findMany({
      where: { challengeId: holder.id },
      orderBy: { createdAt: 'asc' },
      select: { channel: true, template: true, generation: true },
    });
    const code = { template: 'code.signup', generation: 1 };
    expect(messages).toEqual([
      { channel: 'sms', ...code },
      { channel: 'voice', ...code },
    ]);
    expect(await resendChallenge(db(), 'signup', holder, at(31), null)).toMatchObject({
      reason: 'wait',
      retryAt: at(90),
    });
  });

  it('[N4] I3: after the end puts a successor in its place, with the tries that are left', async () => {
    const { holder } = await issued({ context: { name: 'Asha' } });
    await db().otpChallenge.update({ where: { id: holder.id }, data: { attempts: 3 } });
    const sent = await resendChallenge(db(), 'signup', holder, at(700), null);
    if (!sent.ok) throw new Error(sent.reason);
    const view = await describeChallenge(db(), 'signup', sent.holder, at(701));
    expect(view).toMatchObject({ status: 'open', triesLeft: 2, expiresAt: at(1_300) });
    const row = await db().otpChallenge.findUniqueOrThrow({ where: { id: sent.holder.id } });
    expect(row.context).toEqual({ name: 'Asha' });
    expect(await resendChallenge(db(), 'signup', holder, at(702), null)).toMatchObject({
      reason: 'voided',
    });
  });

  it('[P3] [T2] never prolongs an approval: an expired checkout code has no successor', async () => {
    const { holder } = await issued({ purpose: 'checkout', binding: 'b' });
    expect(await resendChallenge(db(), 'checkout', holder, at(301), null)).toEqual({
      ok: false,
      reason: 'expired',
    });
  });

  it('is refused when the tries are used up, and to who is not the holder', async () => {
    const { holder } = await issued();
    const code = await codeOf(holder.id);
    expect(
      await resendChallenge(db(), 'signup', { id: holder.id, secret: notThe(code) }, at(31), null),
    ).toEqual({ ok: false, reason: 'missing' });
    await db().otpChallenge.update({ where: { id: holder.id }, data: { attempts: 5 } });
    expect(await resendChallenge(db(), 'signup', holder, at(31), null)).toEqual({
      ok: false,
      reason: 'too_many_tries',
    });
  });
});

it('forgets a challenge a day after its end, and keeps the masked trail', async () => {
  const { holder } = await issued();
  await forgetOld(db(), at(600 + 86_399));
  expect(await db().otpChallenge.count({ where: { id: holder.id } })).toBe(1);
  await forgetOld(db(), at(600 + 86_401));
  expect(await db().otpChallenge.count({ where: { id: holder.id } })).toBe(0);
  expect(await db().auditEvent.count({ where: { challengeId: holder.id } })).toBe(2);
});
