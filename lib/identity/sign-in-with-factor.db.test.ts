import { describe, expect, it } from 'vitest';
import { codeOf, notThe } from '../otp/challenge-fixtures';
import { describeChallenge } from '../otp/describe';
import { resendChallenge } from '../otp/resend';
import { db } from '../platform/db';
import { makeBackupCodes } from './factors/backup-codes';
import { aMember, anApp } from './factors/factor-fixtures';
import { readIdentifier } from './identifier';
import {
  completeResetCode,
  provePermit,
  readPermit,
  setNewPassword,
  startReset,
} from './password-reset';
import { listSessions } from './sessions';
import { completeSignIn, startSignIn } from './sign-in';
import { signInWithFactor } from './sign-in-with-factor';

const start = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const browser = { device: 'x', trust: false };

type Who = { phone: string; password: string };

function identifierOf({ phone }: Who) {
  const identifier = readIdentifier(phone);
  if (!identifier) throw new Error('no identifier');
  return identifier;
}

async function signInTo(who: Who, now: Date) {
  const { password } = who;
  const identifier = identifierOf(who);
  const common = { trustToken: undefined, device: 'x', next: '/', locale: 'en', client: null };
  const started = await startSignIn(db(), { identifier, password, holder: null, ...common }, now);
  if (!started.ok || started.step !== 'code') throw new Error('nothing waits');
  return started.holder;
}

const codesTo = (to: string) =>
  db().smsMessage.count({
    where: { to, template: 'code.login', status: { not: 'undeliverable' } },
  });

describe('a sign-in with an authenticator app', () => {
  it('[N6] sends no message until one is asked for, and takes the code of the app', async () => {
    const who = await aMember(start);
    const shown = await anApp(who, start);
    const holder = await signInTo(who, at(60));
    expect(await codesTo(who.phone)).toBe(0);
    expect(await describeChallenge(db(), 'login', holder, at(60))).toMatchObject({
      delivery: 'not_sent',
    });
    const proof = { factor: 'app' as const, typed: shown(at(61)) };
    const done = await signInWithFactor(db(), { holder, proof, ...browser }, at(61));
    expect(done).toMatchObject({ ok: true, result: { userId: who.id, next: '/' } });
    expect(await listSessions(db(), who.id, at(62))).toHaveLength(1);
    const again = { factor: 'app' as const, typed: shown(at(91)) };
    expect(
      await signInWithFactor(db(), { holder, proof: again, ...browser }, at(91)),
    ).toMatchObject({ ok: false, reason: 'ended' });
  });

  it('[A5] clears the message that was sent before it: it is no sign of pumping', async () => {
    const unverified = async () => {
      const { _sum } = await db().smsTraffic.aggregate({
        where: { scope: 'country:IN proved' },
        _sum: { sent: true, verified: true },
      });
      return (_sum.sent ?? 0) - (_sum.verified ?? 0);
    };
    const who = await aMember(start);
    const shown = await anApp(who, start);
    const holder = await signInTo(who, at(60));
    const before = await unverified();
    await resendChallenge(db(), 'login', holder, at(61), null);
    expect(await unverified()).toBe(before + 1);
    const proof = { factor: 'app' as const, typed: shown(at(62)) };
    await signInWithFactor(db(), { holder, proof, ...browser }, at(62));
    expect(await unverified()).toBe(before);
  });

  it('takes the code of a message as well, once that was asked for', async () => {
    const who = await aMember(start);
    await anApp(who, start);
    const holder = await signInTo(who, at(60));
    expect(await signInTo(who, at(61))).not.toEqual(holder);
    expect(await resendChallenge(db(), 'login', holder, at(61), null)).toMatchObject({ ok: true });
    expect(await codesTo(who.phone)).toBe(1);
    const typed = await codeOf(holder.id);
    const done = await completeSignIn(db(), { holder, typed, client: null, ...browser }, at(62));
    expect(done).toMatchObject({ ok: true });
  });

  it('the same request again from one browser goes on with one challenge, and still sends nothing', async () => {
    const who = await aMember(start);
    await anApp(who, start);
    const holder = await signInTo(who, at(60));
    const { password } = who;
    const common = { trustToken: undefined, device: 'x', next: '/', locale: 'en', client: null };
    const request = { identifier: identifierOf(who), password, holder, ...common };
    expect(await startSignIn(db(), request, at(65))).toMatchObject({ holder });
    expect(await codesTo(who.phone)).toBe(0);
  });

  it('[A4] needs the right password first: a factor alone opens nothing', async () => {
    const who = await aMember(start);
    const shown = await anApp(who, start);
    const proof = { factor: 'app' as const, typed: shown(at(60)) };
    const forged = { id: '00000000-0000-4000-8000-000000000000', secret: 'x' };
    for (const holder of [null, forged])
      expect(await signInWithFactor(db(), { holder, proof, ...browser }, at(60))).toMatchObject({
        reason: 'ended',
      });
    const holder = await signInTo(who, at(60));
    const stolen = { id: holder.id, secret: 'x' };
    expect(
      await signInWithFactor(db(), { holder: stolen, proof, ...browser }, at(60)),
    ).toMatchObject({ reason: 'ended' });
    expect(await signInWithFactor(db(), { holder, proof, ...browser }, at(661))).toMatchObject({
      reason: 'ended',
    });
  });

  it('[A8] tells the owner of wrong codes after a right password', async () => {
    const who = await aMember(start);
    const shown = await anApp(who, start);
    const holder = await signInTo(who, at(60));
    const proof = { factor: 'app' as const, typed: notThe(shown(at(60))) };
    for (let index = 0; index < 6; index += 1)
      await signInWithFactor(db(), { holder, proof, ...browser }, at(60));
    const told = await db().smsMessage.findMany({ where: { to: who.phone } });
    expect(told.map((message) => message.template)).toContain('notice.code_failed');
  });

  it('[N5] works with a backup code while the number is switched off', async () => {
    const who = await aMember(start);
    const [code = ''] = await makeBackupCodes(db(), who, start);
    await db().codeGuard.create({
      data: {
        key: `number:phone:${who.phone}`,
        failures: 100,
        disabledAt: start,
        updatedAt: start,
      },
    });
    const holder = await signInTo(who, at(60));
    const typed = await codeOf(holder.id);
    expect(
      await completeSignIn(db(), { holder, typed, client: null, ...browser }, at(61)),
    ).toMatchObject({ reason: 'disabled' });
    const proof = { factor: 'backup' as const, typed: code };
    expect(await signInWithFactor(db(), { holder, proof, ...browser }, at(62))).toMatchObject({
      ok: true,
    });
  });
});

describe('a reset', () => {
  const password = 'another-lamp-at-dawn';

  async function permitOf(who: Who, now: Date) {
    const request = { identifier: identifierOf(who), locale: 'en', holder: null, client: null };
    const issued = await startReset(db(), request, now);
    if (!issued.ok) throw new Error(issued.reason);
    const { holder } = issued;
    const typed = await codeOf(holder.id);
    const done = await completeResetCode(db(), { holder, typed, client: null }, now);
    if (!done.ok) throw new Error(done.reason);
    return done.result.permit;
  }

  const set = (permit: string, now: Date) =>
    setNewPassword(db(), { permit, password, locale: 'en' }, now);

  it('[N10] [A7] of an account with an app needs its code, or a backup code, beside the message', async () => {
    const who = await aMember(start);
    const shown = await anApp(who, start);
    const [code = ''] = await makeBackupCodes(db(), who, start);
    const first = await permitOf(who, at(60));
    expect(await readPermit(db(), first, at(61))).toMatchObject({ state: 'needs_factor' });
    expect(await set(first, at(61))).toEqual({ ok: false, reason: 'no_permit' });
    const wrong = { factor: 'app' as const, typed: notThe(shown(at(61))) };
    expect(await provePermit(db(), { permit: first, proof: wrong }, at(61))).toMatchObject({
      reason: 'wrong',
    });
    expect(await set(first, at(62))).toEqual({ ok: false, reason: 'no_permit' });
    const right = { factor: 'app' as const, typed: shown(at(62)) };
    expect(await provePermit(db(), { permit: first, proof: right }, at(62))).toMatchObject({
      ok: true,
    });
    expect(await set(first, at(63))).toEqual({ ok: true });

    const second = await permitOf(who, at(120));
    const backup = { factor: 'backup' as const, typed: code };
    expect(await provePermit(db(), { permit: second, proof: backup }, at(121))).toMatchObject({
      ok: true,
    });
    expect(await readPermit(db(), second, at(122))).toMatchObject({ state: 'open' });
  });

  it("is not opened by another account's app, nor without a permit", async () => {
    const [who, other] = [await aMember(start), await aMember(start)];
    await anApp(who, start);
    const theirs = await anApp(other, start);
    const permit = await permitOf(who, at(60));
    const proof = { factor: 'app' as const, typed: theirs(at(60)) };
    expect(await provePermit(db(), { permit, proof }, at(61))).toMatchObject({ reason: 'wrong' });
    expect(await provePermit(db(), { permit: 'x', proof }, at(61))).toEqual({
      ok: false,
      reason: 'no_permit',
    });
  });

  it('I6: asks and answers alike before the code, whether or not the account has an app', async () => {
    const [plain, strong] = [await aMember(start), await aMember(start)];
    await anApp(strong, start);
    const views = await Promise.all(
      [plain, strong].map(async (who) => {
        const request = { identifier: identifierOf(who), locale: 'en', holder: null, client: null };
        const issued = await startReset(db(), request, at(60));
        if (!issued.ok) throw new Error(issued.reason);
        const view = await describeChallenge(db(), 'reset', issued.holder, at(60));
        return { ...view, id: '', subject: '', maskedPhone: '' };
      }),
    );
    expect(views[0]).toEqual(views[1]);
  });
});
