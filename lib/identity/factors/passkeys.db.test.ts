import { describe, expect, it } from 'vitest';
import { atOnce } from '../../otp/challenge-fixtures';
import { db } from '../../platform/db';
import { addPasskey, startPasskey } from './add-passkey';
import { aMember } from './factor-fixtures';
import { factorsOf, hasStronger } from './factors-of';
import { passkeyRequest } from './passkey';
import { challengeToSign, type Signable } from './passkey-challenge';
import { aPasskey, aSession, Device, type Twist } from './passkey-fixtures';
import { listPasskeys, removePasskey } from './passkeys';
import { proveFactor } from './prove';

const start = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const over: Signable = {
  id: '5f0c1c5e-7a35-4d26-9f5b-0a4a5f1f0001',
  purpose: 'login',
  binding: '',
  nonce: new Uint8Array(16),
  keyId: 'demo',
};

async function requestTo(userId: string, what: Signable = over) {
  const request = await passkeyRequest(db(), userId, what);
  if (!request) throw new Error('nothing to sign');
  return request;
}

const prove = (userId: string, typed: string, now: Date, what = over, act = async () => 1) =>
  proveFactor(db(), { userId, proof: { factor: 'passkey', typed }, over: what }, act, now);

const told = async (to: string) =>
  (await db().smsMessage.findMany({ where: { to }, orderBy: { createdAt: 'asc' } })).map(
    (message) => message.template,
  );

async function beginning() {
  const who = await aMember(start);
  const session = await aSession(who.id, start);
  const options = await startPasskey(db(), session, start);
  if (!options) throw new Error('has ten');
  const add = (answer: string, now = at(1)) =>
    addPasskey(db(), { session, locale: 'en', name: 'Asha’s phone', answer }, now);
  return { who, session, options, add, device: new Device() };
}

describe('a passkey is added', () => {
  it('[N6] [A8] and counts from then on as something stronger; its owner is told', async () => {
    const { who, options, add, device } = await beginning();
    expect(options).toMatchObject({
      rp: { id: new URL(process.env.APP_ORIGIN ?? '').hostname },
      authenticatorSelection: { userVerification: 'required' },
      attestation: 'none',
    });
    expect(options.user.id).not.toContain(who.email);
    expect(hasStronger(await factorsOf(db(), who.id))).toBe(false);
    expect(await add(device.make(options))).toEqual({ ok: true });
    expect(hasStronger(await factorsOf(db(), who.id))).toBe(true);
    expect(await listPasskeys(db(), who.id)).toMatchObject([
      { name: 'Asha’s phone', credentialId: device.id, transports: ['internal'] },
    ]);
    expect(await told(who.phone)).toEqual(['notice.passkey_added']);
  });

  it.each<[string, Twist]>([
    ['another origin', { origin: 'https://kulhad.example.evil' }],
    ['another host', { rpId: 'evil.example' }],
    ['nobody who opened the device', { verified: false }],
    ['an answer to another question', { type: 'webauthn.get' }],
  ])('but not with %s', async (_, twist) => {
    const { who, options, add, device } = await beginning();
    expect(await add(device.make(options, twist))).toEqual({ ok: false, reason: 'refused' });
    expect(await listPasskeys(db(), who.id)).toEqual([]);
  });

  it('nor with text that is no answer at all', async () => {
    const { options, add, device } = await beginning();
    const made = JSON.parse(device.make(options));
    made.response.attestationObject = 'AAAA';
    for (const answer of ['', '{', 'null', '[]', '{"id":1}', JSON.stringify(made)])
      expect(await add(answer)).toEqual({ ok: false, reason: 'refused' });
  });

  it('once for what was begun, of fifty at once too, and not after it was removed', async () => {
    const { who, options, add, device } = await beginning();
    const answer = device.make(options);
    const results = await atOnce(50, () => add(answer));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const [passkey] = await listPasskeys(db(), who.id);
    await removePasskey(db(), { ...who, locale: 'en' }, passkey?.id ?? '', at(2));
    expect(await add(answer, at(3))).toEqual({ ok: false, reason: 'missing' });
  });

  it('within five minutes, in the session that began', async () => {
    const { who, options, add, device } = await beginning();
    const answer = device.make(options);
    expect(await add(answer, at(300))).toEqual({ ok: false, reason: 'missing' });
    const session = await aSession(who.id, start);
    const wish = { session, locale: 'en', name: 'x', answer };
    expect(await addPasskey(db(), wish, at(1))).toEqual({ ok: false, reason: 'missing' });
    await startPasskey(db(), session, at(1));
    expect(await addPasskey(db(), wish, at(1))).toEqual({ ok: false, reason: 'refused' });
  });

  it('to one account only, and never twice to that', async () => {
    const { options, add, device } = await beginning();
    await add(device.make(options));
    const other = await beginning();
    const answer = device.make(other.options);
    expect(await other.add(answer)).toEqual({ ok: false, reason: 'exists' });
    const again = await startPasskey(db(), other.session, at(2));
    expect(again?.excludeCredentials).toEqual([]);
  });

  it('until there are ten', async () => {
    const who = await aMember(start);
    for (let count = 0; count < 10; count += 1) await aPasskey(who.id, start);
    expect(await startPasskey(db(), await aSession(who.id, start), start)).toBeNull();
  });
});

describe('a passkey signs', () => {
  it('what waits, asked of the devices that its owner has', async () => {
    const who = await aMember(start);
    const device = await aPasskey(who.id, start);
    const request = await requestTo(who.id);
    expect(request).toMatchObject({
      userVerification: 'required',
      allowCredentials: [{ id: device.id, transports: ['internal'] }],
    });
    expect(await prove(who.id, device.sign(request), at(1))).toMatchObject({ ok: true });
    expect(await listPasskeys(db(), who.id)).toMatchObject([{ counter: 1n, usedAt: at(1) }]);
  });

  it.each<[string, Twist]>([
    ['at another origin', { origin: 'https://kulhad.example.evil' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without anybody who opened the device', { verified: false }],
    ['as if it were being made', { type: 'webauthn.create' }],
    [
      'in another member’s name',
      { userHandle: Buffer.from('somebody else').toString('base64url') },
    ],
  ])('to no avail %s', async (_, twist) => {
    const who = await aMember(start);
    const device = await aPasskey(who.id, start);
    const signed = device.sign(await requestTo(who.id), twist);
    expect(await prove(who.id, signed, at(1))).toMatchObject({ ok: false, reason: 'wrong' });
  });

  it('with nothing altered: signature, data, or which passkey it was', async () => {
    const who = await aMember(start);
    const [device, second] = [await aPasskey(who.id, start), await aPasskey(who.id, start)];
    const request = await requestTo(who.id);
    for (const field of ['signature', 'authenticatorData', 'clientDataJSON']) {
      const answer = JSON.parse(device.sign(request));
      const bytes = Buffer.from(answer.response[field], 'base64url');
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3);
      answer.response[field] = bytes.toString('base64url');
      expect(await prove(who.id, JSON.stringify(answer), at(1)), field).toMatchObject({
        reason: 'wrong',
      });
    }
    const claimed = JSON.parse(device.sign(request));
    const swapped = JSON.stringify({ ...claimed, id: second.id, rawId: second.id });
    expect(await prove(who.id, swapped, at(1))).toMatchObject({ reason: 'wrong' });
  });

  it('[A4] for its own member only', async () => {
    const [who, other] = [await aMember(start), await aMember(start)];
    await aPasskey(who.id, start);
    const theirs = await aPasskey(other.id, start);
    const signed = theirs.sign(await requestTo(who.id));
    expect(await prove(who.id, signed, at(1))).toMatchObject({ reason: 'wrong' });
  });

  it.each<[string, Partial<Signable>]>([
    ['another challenge', { id: '5f0c1c5e-7a35-4d26-9f5b-0a4a5f1f0002' }],
    ['another purpose', { purpose: 'checkout' }],
    ['another order', { binding: 'f'.repeat(64) }],
    ['another draw', { nonce: new Uint8Array(16).fill(1) }],
  ])('[A4] [P4] I4: and it is worth nothing for %s', async (_, change) => {
    const who = await aMember(start);
    const device = await aPasskey(who.id, start);
    const signed = device.sign(await requestTo(who.id));
    const refused = await prove(who.id, signed, at(1), { ...over, ...change });
    expect(refused).toMatchObject({ ok: false, reason: 'wrong' });
  });

  it('with a count that only grows: a copy of the device is found out', async () => {
    const who = await aMember(start);
    const device = await aPasskey(who.id, start);
    const request = await requestTo(who.id);
    const counted = (counter: number) => prove(who.id, device.sign(request, { counter }), at(1));
    expect(await counted(7)).toMatchObject({ ok: true });
    expect(await counted(7)).toMatchObject({ reason: 'wrong' });
    expect(await counted(6)).toMatchObject({ reason: 'wrong' });
    expect(await counted(8)).toMatchObject({ ok: true });
  });

  it('no more once it was removed, which its owner is told of and nobody else can do', async () => {
    const [who, other] = [await aMember(start), await aMember(start)];
    const device = await aPasskey(who.id, start);
    const signed = device.sign(await requestTo(who.id));
    const [passkey] = await listPasskeys(db(), who.id);
    const remove = (owner: typeof who) => removePasskey(db(), owner, passkey?.id ?? '', at(1));
    expect(await remove(other)).toBe(false);
    expect(await remove(who)).toBe(true);
    expect(await told(who.phone)).toEqual(['notice.passkey_added', 'notice.passkey_removed']);
    expect(await prove(who.id, signed, at(2))).toMatchObject({ reason: 'wrong' });
    expect(await passkeyRequest(db(), who.id, over)).toBeNull();
  });

  it('[A5] [P2] five times wrong in a burst of fifty, then it waits; what is no answer costs nothing', async () => {
    const who = await aMember(start);
    const device = await aPasskey(who.id, start);
    const request = await requestTo(who.id);
    for (let count = 0; count < 10; count += 1)
      expect(await prove(who.id, '{}', at(1))).toMatchObject({ reason: 'malformed' });
    const wrong = device.sign(request, { origin: 'https://evil.example' });
    const burst = await atOnce(50, () => prove(who.id, wrong, at(1)));
    expect(burst.filter((each) => !each.ok && each.reason === 'wrong')).toHaveLength(5);
    expect(await prove(who.id, device.sign(request), at(2))).toMatchObject({ reason: 'wait' });
    expect(await prove(who.id, device.sign(request), at(31))).toMatchObject({ ok: true });
  });
});

it('what a passkey signs is 32 bytes that nobody has without the key, and none once it is gone', () => {
  expect(challengeToSign(over)).toHaveLength(32);
  expect(challengeToSign({ ...over, keyId: 'gone' })).toBeNull();
});
