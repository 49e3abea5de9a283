import { describe, expect, it } from 'vitest';
import { codeOf } from '../otp/challenge-fixtures';
import { describeChallenge } from '../otp/describe';
import { isDisabled } from '../otp/tries';
import { db } from '../platform/db';
import { makeBackupCodes } from './factors/backup-codes';
import { aMember, anApp } from './factors/factor-fixtures';
import {
  approveByCode,
  approveByFactor,
  codeToNewNumber,
  completeNumberChange,
  mayBind,
  needsApproval,
  startNumberChange,
} from './number-change';
import { createSession, findLiveSession, type LiveSession } from './sessions';
import { isTrusted, trustDevice } from './trusted-devices';

const start = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const common = { locale: 'en', client: null };
let last = 0;

function aNewNumber(): string {
  last += 1;
  return `+9198${60_000_000 + last}`;
}

async function aSession(userId: string): Promise<LiveSession> {
  const { id } = await createSession(db(), { userId, device: 'x' }, start);
  const session = await findLiveSession(db(), id, start);
  if (!session) throw new Error('no session');
  return session;
}

async function signedIn() {
  const who = await aMember(start);
  return { ...who, session: await aSession(who.id) };
}

async function begin(session: LiveSession, newPhone: string) {
  const request = { session, newPhone, holder: null, ...common };
  const issued = await startNumberChange(db(), request, at(1));
  if (!issued.ok) throw new Error(issued.reason);
  return issued.holder;
}

async function askNew(session: LiveSession, newPhone: string) {
  const request = { session, newPhone, holder: null, ...common };
  const issued = await codeToNewNumber(db(), request, at(3));
  if (!issued.ok) throw new Error(issued.reason);
  return issued.holder;
}

const told = async (to: string) =>
  (await db().smsMessage.findMany({ where: { to } })).map(({ template }) => template);
const phoneOf = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).phone;

describe('[N8] [A9] a number is changed', () => {
  it('with a code to the present one and a code to the new one: others end, both are told', async () => {
    const { session, id, phone } = await signedIn();
    const other = await aSession(id);
    const { token } = await trustDevice(db(), { userId: id, device: 'x' }, start);
    const newPhone = aNewNumber();
    const present = await begin(session, newPhone);
    const typed = await codeOf(present.id);
    const approved = await approveByCode(
      db(),
      { session, holder: present, typed, client: null },
      at(2),
    );
    expect(approved).toEqual({ ok: true, result: { newPhone } });
    const holder = await askNew(session, newPhone);
    expect(await phoneOf(id)).toBe(phone);
    const request = { session, holder, typed: await codeOf(holder.id), ...common };
    expect(await completeNumberChange(db(), request, at(4))).toMatchObject({ ok: true });
    expect(await phoneOf(id)).toBe(newPhone);
    expect(await findLiveSession(db(), session.id, at(5))).not.toBeNull();
    expect(await findLiveSession(db(), other.id, at(5))).toBeNull();
    expect(await isTrusted(db(), { userId: id, token }, at(5))).toBe(false);
    expect(await told(phone)).toEqual(['code.approve_change', 'notice.number_changed']);
    expect(await told(newPhone)).toEqual(['code.change_phone', 'notice.number_bound']);
  });

  it("to the approved number only: the present one's code approves no other, and no other account", async () => {
    const [who, thief] = [await signedIn(), await signedIn()];
    const present = await begin(who.session, aNewNumber());
    await db().otpChallenge.update({
      where: { id: present.id },
      data: { context: { newPhone: aNewNumber() } },
    });
    const typed = await codeOf(present.id);
    const request = { holder: present, typed, client: null };
    expect(await approveByCode(db(), { ...request, session: who.session }, at(2))).toMatchObject({
      reason: 'voided',
    });
    const mine = await begin(who.session, aNewNumber());
    const stolen = { holder: mine, typed: await codeOf(mine.id), client: null };
    expect(await approveByCode(db(), { ...stolen, session: thief.session }, at(2))).toMatchObject({
      reason: 'voided',
    });
  });

  it('only in the session that approved it', async () => {
    const who = await signedIn();
    const another = await aSession(who.id);
    const holder = await askNew(who.session, aNewNumber());
    const request = { session: another, holder, typed: await codeOf(holder.id), ...common };
    expect(await completeNumberChange(db(), request, at(4))).toMatchObject({ reason: 'declined' });
    expect(await phoneOf(who.id)).toBe(who.phone);
  });

  it('with an app, or a backup code where the present number is lost, and no message to it', async () => {
    const { session, ...who } = await signedIn();
    const shown = await anApp(who, start);
    const [code = ''] = await makeBackupCodes(db(), who, start);
    for (const proof of [
      { factor: 'app' as const, typed: shown(at(30)) },
      { factor: 'backup' as const, typed: code },
    ]) {
      const holder = await begin(session, aNewNumber());
      expect(await approveByFactor(db(), { session, holder, proof }, at(30))).toMatchObject({
        ok: true,
      });
      expect(await approveByFactor(db(), { session, holder, proof }, at(31))).toEqual({
        ok: false,
        reason: 'ended',
      });
    }
    const sent = await db().smsMessage.count({
      where: { to: who.phone, template: 'code.approve_change', status: 'queued' },
    });
    expect(sent).toBe(0);
  });

  it('I6: never to one that has an account, which looks the same until the end', async () => {
    const [who, owner] = [await signedIn(), await aMember(start)];
    const [taken, free] = [
      await askNew(who.session, owner.phone),
      await askNew(who.session, aNewNumber()),
    ];
    const views = await Promise.all(
      [taken, free].map(async (holder) => {
        const view = await describeChallenge(db(), 'change_phone', holder, at(4));
        return { ...view, id: '', maskedPhone: '' };
      }),
    );
    expect(views[0]).toEqual(views[1]);
    const typed = await codeOf(taken.id);
    const request = { session: who.session, holder: taken, typed, ...common };
    expect(await completeNumberChange(db(), request, at(5))).toMatchObject({ reason: 'wrong' });
    expect(await phoneOf(who.id)).toBe(who.phone);
  });

  it('I2: to one number by one account, when two finish at once', async () => {
    const newPhone = aNewNumber();
    const both = [await signedIn(), await signedIn()];
    // Both have asked before either is done: who asks afterwards is told nothing at all (above).
    const requests = await Promise.all(
      both.map(async ({ session }) => {
        const holder = await askNew(session, newPhone);
        return { session, holder, typed: await codeOf(holder.id), ...common };
      }),
    );
    const results = await Promise.all(
      requests.map((request) => completeNumberChange(db(), request, at(4))),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({ why: 'taken' });
  });
});

describe('[N5] a number that a hundred wrong codes switched off', () => {
  const switchOff = (phone: string) =>
    db().codeGuard.create({
      data: { key: `number:phone:${phone}`, failures: 100, disabledAt: start, updatedAt: start },
    });
  const finish = async (session: LiveSession, holder: Awaited<ReturnType<typeof askNew>>) => {
    const request = { session, holder, typed: await codeOf(holder.id), ...common };
    return completeNumberChange(db(), request, at(4));
  };
  /** Whether a code that the number got approves something in this session. */
  const approves = async (session: LiveSession) => {
    const present = await begin(session, aNewNumber());
    const request = { session, holder: present, typed: await codeOf(present.id), client: null };
    return approveByCode(db(), request, at(2));
  };

  it('is bound again by its owner, with a fresh code to it', async () => {
    const { session, id, phone } = await signedIn();
    const other = await aSession(id);
    await switchOff(phone);
    expect(await approves(session)).toEqual({ ok: false, reason: 'disabled' });
    const change = { session, newPhone: phone };
    expect(await mayBind(db(), change)).toBe(true);
    expect(await needsApproval(db(), change)).toBe(false);
    expect(await finish(session, await askNew(session, phone))).toMatchObject({ ok: true });
    expect(await phoneOf(id)).toBe(phone);
    expect(await isDisabled(db(), phone)).toBe(false);
    expect(await approves(session)).toMatchObject({ ok: true });
    expect(await findLiveSession(db(), other.id, at(5))).toBeNull();
    expect((await told(phone)).filter((template) => template.startsWith('notice'))).toEqual([
      'notice.number_bound',
    ]);
  });

  it('is bound again with the app first, where there is one', async () => {
    const { session, ...who } = await signedIn();
    const shown = await anApp(who, start);
    await switchOff(who.phone);
    expect(await needsApproval(db(), { session, newPhone: who.phone })).toBe(true);
    const holder = await begin(session, who.phone);
    const proof = { factor: 'app' as const, typed: shown(at(30)) };
    const approved = await approveByFactor(db(), { session, holder, proof }, at(30));
    expect(approved).toEqual({ ok: true, result: { newPhone: who.phone } });
    expect(await finish(session, await askNew(session, who.phone))).toMatchObject({ ok: true });
    expect(await isDisabled(db(), who.phone)).toBe(false);
  });

  it('stays off for everybody else: to them its code never comes, and it is not theirs to bind', async () => {
    const [owner, thief] = [await signedIn(), await signedIn()];
    await switchOff(owner.phone);
    const holder = await askNew(thief.session, owner.phone);
    expect(await finish(thief.session, holder)).toMatchObject({ reason: 'wrong' });
    expect(await isDisabled(db(), owner.phone)).toBe(true);
  });

  it('and no other: one that is on is not bound a second time', async () => {
    const { session, phone } = await signedIn();
    expect(await mayBind(db(), { session, newPhone: phone })).toBe(false);
    expect(await mayBind(db(), { session, newPhone: aNewNumber() })).toBe(true);
    expect(await needsApproval(db(), { session, newPhone: aNewNumber() })).toBe(true);
  });
});
