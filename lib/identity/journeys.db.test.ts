import { describe, expect, it } from 'vitest';
import { codeOf } from '../otp/challenge-fixtures';
import { db } from '../platform/db';
import { sha256 } from '../platform/secret';
import { createMember } from './create-member';
import { readIdentifier } from './identifier';
import { completeResetCode, readPermit, setNewPassword, startReset } from './password-reset';
import { createSession, endSession, endSessions, findLiveSession, listSessions } from './sessions';
import { completeSignIn, type SignInRequest, startSignIn } from './sign-in';
import { completeSignup, startSignup } from './signup';
import { issueTicket, redeemTicket } from './tickets';
import { isTrusted, trustDevice } from './trusted-devices';

const start = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
let last = 0;

function somebody() {
  last += 1;
  return {
    name: 'Meera Nair',
    email: `meera${last}@example.com`,
    phone: `+9198${40_000_000 + last}`,
    password: 'a-brass-lamp-at-dusk',
  };
}

async function member() {
  const details = somebody();
  const made = await createMember(db(), details, start);
  if (!made.ok) throw new Error('taken');
  return { ...details, id: made.id };
}

function signInAs(who: { phone: string; password: string }, change: Partial<SignInRequest> = {}) {
  const identifier = readIdentifier(who.phone);
  if (!identifier) throw new Error('no identifier');
  const request = {
    identifier,
    password: who.password,
    trustToken: undefined,
    device: 'Chrome on Android',
    next: '/',
    locale: 'en',
    holder: null,
    client: null,
  };
  return startSignIn(db(), { ...request, ...change }, start);
}

const messagesTo = (to: string) =>
  db().smsMessage.findMany({ where: { to }, orderBy: { createdAt: 'asc' } });

describe('signup', () => {
  it('opens the account and its session with the right code, and neither without', async () => {
    const details = { ...somebody(), next: '/cart', locale: 'en', client: null };
    const issued = await startSignup(db(), details, null, start);
    if (!issued.ok) throw new Error(issued.reason);
    const { holder } = issued;
    const device = 'Firefox on Linux';
    await completeSignup(db(), { holder, typed: 'nonsense', client: null, device }, at(1));
    expect(await db().user.count({ where: { phone: details.phone } })).toBe(0);
    const typed = await codeOf(holder.id);
    const done = await completeSignup(db(), { holder, typed, client: null, device }, at(2));
    expect(done).toMatchObject({ ok: true, result: { name: 'Meera Nair', next: '/cart' } });
    const user = await db().user.findUniqueOrThrow({ where: { phone: details.phone } });
    expect(user.passwordHash).toMatch(/^\$argon2id/);
    expect(await listSessions(db(), user.id, at(3))).toHaveLength(1);
  });

  it('[A10] two browsers that finish with one number at once make one account, the other is declined', async () => {
    const details = { ...somebody(), next: '/', locale: 'en', client: null };
    const both = await Promise.all([0, 1].map(() => startSignup(db(), details, null, start)));
    const results = await Promise.all(
      both.map(async (issued) => {
        if (!issued.ok) throw new Error(issued.reason);
        const typed = await codeOf(issued.holder.id);
        return completeSignup(
          db(),
          { holder: issued.holder, typed, client: null, device: 'x' },
          at(1),
        );
      }),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({
      reason: 'declined',
      why: 'taken',
    });
    expect(await db().user.count({ where: { phone: details.phone } })).toBe(1);
  });

  it('[A6] I6: where the number has an account its owner is told, and the code never opens another', async () => {
    const owner = await member();
    const details = { ...somebody(), phone: owner.phone, next: '/', locale: 'en', client: null };
    const issued = await startSignup(db(), details, null, start);
    if (!issued.ok) throw new Error(issued.reason);
    expect((await messagesTo(owner.phone)).map((message) => message.template)).toEqual([
      'notice.account_exists',
    ]);
    const typed = await codeOf(issued.holder.id);
    const request = { holder: issued.holder, typed, client: null, device: 'x' };
    expect(await completeSignup(db(), request, at(1))).toMatchObject({ reason: 'wrong' });
  });
});

describe('sign-in', () => {
  it('[A6] [P1] sends no message for a wrong password, and answers as for an unknown account', async () => {
    const known = await member();
    const wrong = await signInAs({ ...known, password: 'wrong' });
    const unknown = await signInAs(somebody());
    expect(wrong).toEqual({ ok: false, reason: 'wrong' });
    expect(unknown).toEqual(wrong);
    expect(await messagesTo(known.phone)).toEqual([]);
  });

  it('[A5] stops looking at passwords after ten wrong ones, for known and unknown alike', async () => {
    for (const who of [await member(), somebody()]) {
      for (let index = 0; index < 10; index++)
        expect(await signInAs({ ...who, password: `wrong ${index}` })).toMatchObject({
          reason: 'wrong',
        });
      expect(await signInAs(who)).toEqual({
        ok: false,
        reason: 'slow_down',
        retryAt: at(900),
      });
    }
  });

  it('starts no session before the code, and one with it', async () => {
    const who = await member();
    const started = await signInAs(who);
    if (!started.ok || started.step !== 'code') throw new Error('no code was asked for');
    expect(await listSessions(db(), who.id, at(1))).toEqual([]);
    const typed = await codeOf(started.holder.id);
    const request = { holder: started.holder, typed, client: null, device: 'x', trust: false };
    const done = await completeSignIn(db(), request, at(1));
    expect(done).toMatchObject({ ok: true, result: { userId: who.id, trust: null } });
    expect(await listSessions(db(), who.id, at(2))).toHaveLength(1);
  });

  it("is not stepped around with somebody else's trust, an old one, or one that was withdrawn", async () => {
    const [who, other] = [await member(), await member()];
    const { token } = await trustDevice(db(), { userId: who.id, device: 'x' }, start);
    expect(await isTrusted(db(), { userId: who.id, token }, at(30 * 86_400 - 1))).toBe(true);
    expect(await isTrusted(db(), { userId: who.id, token }, at(30 * 86_400))).toBe(false);
    expect(await isTrusted(db(), { userId: other.id, token }, at(1))).toBe(false);
    expect(await signInAs(who, { trustToken: token })).toMatchObject({ step: 'done' });
    expect(await signInAs(other, { trustToken: token })).toMatchObject({ step: 'code' });
  });
});

describe('reset', () => {
  async function permitOf(who: { phone: string }) {
    const identifier = readIdentifier(who.phone);
    if (!identifier) throw new Error('no identifier');
    const issued = await startReset(
      db(),
      { identifier, locale: 'en', holder: null, client: null },
      start,
    );
    if (!issued.ok) throw new Error(issued.reason);
    const typed = await codeOf(issued.holder.id);
    const done = await completeResetCode(
      db(),
      { holder: issued.holder, typed, client: null },
      at(1),
    );
    if (!done.ok) throw new Error(done.reason);
    return done.result.permit;
  }

  it('[A7] [A8] [F1] I9: sets the password, ends sessions and trust, tells the owner, and signs nobody in', async () => {
    const who = await member();
    const old = await createSession(db(), { userId: who.id, device: 'x' }, start);
    const { token } = await trustDevice(db(), { userId: who.id, device: 'x' }, start);
    const permit = await permitOf(who);
    const password = 'another-lamp-at-dawn';
    expect(await setNewPassword(db(), { permit, password, locale: 'en' }, at(2))).toEqual({
      ok: true,
    });
    expect(await findLiveSession(db(), old.id, at(3))).toBeNull();
    expect(await isTrusted(db(), { userId: who.id, token }, at(3))).toBe(false);
    expect(await listSessions(db(), who.id, at(3))).toEqual([]);
    const told = (await messagesTo(who.phone)).map((message) => message.template);
    expect(told).toContain('notice.password_changed');
    expect(await signInAs(who)).toMatchObject({ reason: 'wrong' });
    expect(await signInAs({ ...who, password })).toMatchObject({ step: 'code' });
  });

  it('[F1] [T4] a permit is good once, for ten minutes, and not for a weak password', async () => {
    const who = await member();
    const permit = await permitOf(who);
    const set = (password: string, seconds: number) =>
      setNewPassword(db(), { permit, password, locale: 'en' }, at(seconds));
    expect(await readPermit(db(), permit, at(600))).toMatchObject({ state: 'open' });
    expect(await readPermit(db(), permit, at(602))).toEqual({ state: 'none' });
    expect(await set('password', 2)).toEqual({ ok: false, reason: 'common' });
    expect(await set(who.email, 2)).toEqual({ ok: false, reason: 'personal' });
    expect(await set('a-third-lamp-at-noon', 602)).toEqual({ ok: false, reason: 'no_permit' });
    const both = await Promise.all([0, 1, 2].map(() => set('a-third-lamp-at-noon', 3)));
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(await set('a-fourth-lamp', 4)).toEqual({ ok: false, reason: 'no_permit' });
    for (const wrong of [undefined, '', 'x'])
      expect(await readPermit(db(), wrong, at(2))).toEqual({ state: 'none' });
  });
});

describe('a session', () => {
  it('[A9] is worth nothing once its row is ended, alone or with all others', async () => {
    const [who, other] = [await member(), await member()];
    const device = 'x';
    const one = await createSession(db(), { userId: who.id, device }, start);
    const two = await createSession(db(), { userId: who.id, device }, start);
    const three = await createSession(db(), { userId: who.id, device }, start);
    expect(await endSession(db(), { userId: other.id, sessionId: one.id }, at(1))).toBe(0);
    expect(await findLiveSession(db(), one.id, at(1))).toMatchObject({ member: { id: who.id } });
    expect(await endSession(db(), { userId: who.id, sessionId: one.id }, at(1))).toBe(1);
    expect(await findLiveSession(db(), one.id, at(2))).toBeNull();
    expect(await endSessions(db(), { userId: who.id, except: two.id }, at(3))).toBe(1);
    expect(await findLiveSession(db(), three.id, at(4))).toBeNull();
    expect(await findLiveSession(db(), two.id, at(4))).not.toBeNull();
    expect(await findLiveSession(db(), two.id, at(31 * 86_400))).toBeNull();
  });

  it('[A10] I14: comes only from a ticket: once, within a minute, and never from anything else', async () => {
    const who = await member();
    const session = await createSession(db(), { userId: who.id, device: 'x' }, start);
    const ticket = await issueTicket(db(), session.id, start);
    const taken = await Promise.all(
      Array.from({ length: 50 }, () => redeemTicket(db(), ticket, at(1))),
    );
    expect(taken.filter(Boolean).map((found) => found?.id)).toEqual([session.id]);
    const late = await issueTicket(db(), session.id, start);
    expect(await redeemTicket(db(), late, at(60))).toBeNull();
    const ended = await issueTicket(db(), session.id, start);
    await endSession(db(), { userId: who.id, sessionId: session.id }, at(1));
    expect(await redeemTicket(db(), ended, at(2))).toBeNull();
    for (const wrong of [undefined, null, '', true, {}, ['x'], session.id, 'x'.repeat(1_000)])
      expect(await redeemTicket(db(), wrong, at(1))).toBeNull();
    const kept = await db().signInTicket.findMany({ select: { tokenHash: true } });
    expect(kept.map((row) => Buffer.from(row.tokenHash).toString('hex'))).toContain(
      Buffer.from(sha256(ticket)).toString('hex'),
    );
  });
});
