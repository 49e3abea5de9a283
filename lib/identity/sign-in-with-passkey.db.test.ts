import { describe, expect, it } from 'vitest';
import { codeOf } from '../otp/challenge-fixtures';
import { findOpenChallenge } from '../otp/stand-in';
import { db } from '../platform/db';
import { aMember } from './factors/factor-fixtures';
import { passkeyRequest } from './factors/passkey';
import { aPasskey, aSession } from './factors/passkey-fixtures';
import { readIdentifier } from './identifier';
import { approveByFactor, startNumberChange } from './number-change';
import {
  completeResetCode,
  permitToSign,
  provePermit,
  readPermit,
  setNewPassword,
  startReset,
} from './password-reset';
import { listSessions } from './sessions';
import { startSignIn } from './sign-in';
import { signInWithFactor } from './sign-in-with-factor';

const start = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const common = { locale: 'en', holder: null, client: null };

type Holder = { id: string; secret: string };
type Who = Awaited<ReturnType<typeof aMember>>;

function identifierOf({ phone }: Who) {
  const identifier = readIdentifier(phone);
  if (!identifier) throw new Error('no identifier');
  return identifier;
}

async function signInTo(who: Who, now: Date): Promise<Holder> {
  const wish = { identifier: identifierOf(who), password: who.password, device: 'x', next: '/' };
  const started = await startSignIn(db(), { ...wish, ...common, trustToken: undefined }, now);
  if (!started.ok || started.step !== 'code') throw new Error('nothing waits');
  return started.holder;
}

async function requestOf(who: Who, purpose: 'login' | 'approve_change', holder: Holder, now: Date) {
  const open = await findOpenChallenge(db(), purpose, holder, now);
  const request = open && (await passkeyRequest(db(), who.id, open));
  if (!request) throw new Error('nothing to sign');
  return request;
}

const enter = (holder: Holder, typed: string, now: Date) =>
  signInWithFactor(
    db(),
    { holder, proof: { factor: 'passkey', typed }, device: 'x', trust: false },
    now,
  );

const codesTo = (to: string, template: string) =>
  db().smsMessage.count({ where: { to, template, status: { not: 'undeliverable' } } });

describe('[N6] a sign-in with a passkey', () => {
  it('sends no message, and takes one signature over this sign-in, once', async () => {
    const who = await aMember(start);
    const device = await aPasskey(who.id, start);
    const before = (await listSessions(db(), who.id, at(1))).length;
    const holder = await signInTo(who, at(1));
    expect(await codesTo(who.phone, 'code.login')).toBe(0);
    const signed = device.sign(await requestOf(who, 'login', holder, at(2)));
    expect(await enter(holder, signed, at(2))).toMatchObject({ ok: true });
    expect(await enter(holder, signed, at(3))).toEqual({ ok: false, reason: 'ended' });
    expect(await listSessions(db(), who.id, at(3))).toHaveLength(before + 1);
  });

  it('[A4] takes none that was made for another sign-in, or in another browser', async () => {
    const who = await aMember(start);
    const device = await aPasskey(who.id, start);
    const [first, second] = [await signInTo(who, at(1)), await signInTo(who, at(2))];
    const signed = device.sign(await requestOf(who, 'login', first, at(2)));
    expect(await enter(second, signed, at(3))).toMatchObject({ reason: 'wrong' });
    const stolen = { id: first.id, secret: second.secret };
    expect(await enter(stolen, signed, at(3))).toMatchObject({ reason: 'ended' });
    expect(await enter(first, signed, at(601))).toMatchObject({ reason: 'ended' });
    expect(await enter(first, signed, at(3))).toMatchObject({ ok: true });
  });
});

describe('[N10] [A7] a reset of an account with a passkey', () => {
  async function permitOf(who: Who, now: Date) {
    const issued = await startReset(db(), { identifier: identifierOf(who), ...common }, now);
    if (!issued.ok) throw new Error(issued.reason);
    const { holder } = issued;
    const request = { holder, typed: await codeOf(holder.id), client: null };
    const done = await completeResetCode(db(), request, now);
    if (!done.ok) throw new Error(done.reason);
    return done.result.permit;
  }

  it('takes the passkey beside the message, signing for this reset only', async () => {
    const who = await aMember(start);
    const device = await aPasskey(who.id, start);
    const [other, permit] = [await permitOf(who, at(1)), await permitOf(who, at(61))];
    const set = { permit, password: 'another-lamp-at-dawn', locale: 'en' };
    expect(await setNewPassword(db(), set, at(62))).toEqual({ ok: false, reason: 'no_permit' });
    const signedFor = async (token: string) => {
      const request = await passkeyRequest(db(), who.id, permitToSign(token));
      if (!request) throw new Error('nothing to sign');
      return { factor: 'passkey' as const, typed: device.sign(request) };
    };
    const wrong = { permit, proof: await signedFor(other) };
    expect(await provePermit(db(), wrong, at(62))).toMatchObject({ reason: 'wrong' });
    expect(await readPermit(db(), permit, at(62))).toMatchObject({ state: 'needs_factor' });
    const right = { permit, proof: await signedFor(permit) };
    expect(await provePermit(db(), right, at(63))).toMatchObject({ ok: true });
    expect(await provePermit(db(), right, at(64))).toMatchObject({ reason: 'no_permit' });
    expect(await setNewPassword(db(), set, at(65))).toEqual({ ok: true });
  });
});

it('[N8] a number is changed with the passkey: no message to the present one, and to this new one only', async () => {
  const who = await aMember(start);
  const device = await aPasskey(who.id, start);
  const session = await aSession(who.id, start);
  const ask = async (newPhone: string, now: Date) => {
    const issued = await startNumberChange(db(), { session, newPhone, ...common }, now);
    if (!issued.ok) throw new Error(issued.reason);
    return issued.holder;
  };
  const [first, second] = [await ask('+919870000001', at(1)), await ask('+919870000002', at(2))];
  const typed = device.sign(await requestOf(who, 'approve_change', first, at(3)));
  const proof = { factor: 'passkey' as const, typed };
  const approve = (holder: Holder) => approveByFactor(db(), { session, holder, proof }, at(3));
  expect(await approve(second)).toMatchObject({ reason: 'wrong' });
  expect(await approve(first)).toEqual({ ok: true, result: { newPhone: '+919870000001' } });
  expect(await codesTo(who.phone, 'code.approve_change')).toBe(0);
});
