import { describe, expect, it } from 'vitest';
import { atOnce, notThe } from '../../otp/challenge-fixtures';
import { ActDeclined } from '../../otp/verify';
import { db } from '../../platform/db';
import {
  confirmAuthenticator,
  pendingAuthenticator,
  removeAuthenticator,
  startAuthenticator,
} from './authenticator';
import { countBackupCodes, makeBackupCodes, readBackupCode } from './backup-codes';
import type { TypedFactor } from './factor';
import { aMember, anApp, pendingApp } from './factor-fixtures';
import { factorsOf } from './factors-of';
import { proveFactor } from './prove';
import { sealerOf } from './sealed-secret';

const start = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

const aChallenge = { id: 'x', purpose: 'login', binding: '', nonce: new Uint8Array(16), keyId: '' };

const prove = (
  userId: string,
  factor: TypedFactor,
  typed: string,
  now: Date,
  act = async () => 1,
) => proveFactor(db(), { userId, proof: { factor, typed }, over: aChallenge }, act, now);

const told = async (to: string) =>
  (await db().smsMessage.findMany({ where: { to }, orderBy: { createdAt: 'asc' } })).map(
    (message) => message.template,
  );

describe('an authenticator app', () => {
  it('[N6] counts for nothing until one right code was typed, and its owner is told', async () => {
    const who = await aMember(start);
    const shown = await pendingApp(who, start);
    expect(await prove(who.id, 'app', shown(at(60)), at(60))).toMatchObject({ reason: 'wrong' });
    expect((await factorsOf(db(), who.id)).app).toBe(false);
    expect(await confirmAuthenticator(db(), who, notThe(shown(at(1))), at(1))).toMatchObject({
      reason: 'wrong',
    });
    expect(await confirmAuthenticator(db(), who, shown(at(1)), at(1))).toEqual({ ok: true });
    expect((await factorsOf(db(), who.id)).app).toBe(true);
    expect(await told(who.phone)).toEqual(['notice.app_added']);
    expect(await pendingAuthenticator(db(), who, at(2))).toBeNull();
    expect(await startAuthenticator(db(), who.id, at(2))).toBe(false);
  });

  it('is not confirmed with a secret that waited longer than a quarter of an hour', async () => {
    const who = await aMember(start);
    const shown = await pendingApp(who, start);
    expect(await confirmAuthenticator(db(), who, shown(at(900)), at(900))).toMatchObject({
      reason: 'missing',
    });
  });

  it('is not in the database in a form that anybody could read or move', async () => {
    const [who, other] = [await aMember(start), await aMember(start)];
    const shown = await anApp(who, start);
    await anApp(other, start);
    const row = await db().authenticator.findUniqueOrThrow({ where: { userId: who.id } });
    const { keyId, secret } = row;
    await db().authenticator.update({ where: { userId: other.id }, data: { keyId, secret } });
    expect(await prove(other.id, 'app', shown(at(60)), at(60))).toMatchObject({ reason: 'wrong' });
    expect(await prove(who.id, 'app', shown(at(60)), at(60))).toMatchObject({ ok: true });
  });

  it('opens no more where its key is gone', async () => {
    const who = await aMember(start);
    const shown = await anApp(who, start);
    const sealed = sealerOf(['a secret that this shop does not have']).seal(
      who.id,
      Buffer.alloc(20),
    );
    await db().authenticator.update({ where: { userId: who.id }, data: sealed });
    expect(await prove(who.id, 'app', shown(at(60)), at(60))).toMatchObject({ reason: 'wrong' });
  });

  it('[N3] has each code accepted once, of fifty at once too, and none before it any more', async () => {
    const who = await aMember(start);
    const shown = await anApp(who, start);
    expect(await prove(who.id, 'app', shown(start), at(5))).toMatchObject({ reason: 'wrong' });
    let acts = 0;
    const results = await atOnce(50, () =>
      prove(who.id, 'app', shown(at(60)), at(60), async () => {
        acts += 1;
        return acts;
      }),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(acts).toBe(1);
    await db().codeGuard.deleteMany({ where: { key: `app:${who.id}` } });
    expect(await prove(who.id, 'app', shown(at(30)), at(60))).toMatchObject({ reason: 'wrong' });
    expect(await prove(who.id, 'app', shown(at(90)), at(60))).toMatchObject({ ok: true });
  });

  it('[A5] [P2] is compared five times in a burst of fifty, and then waits longer and longer', async () => {
    const who = await aMember(start);
    const shown = await anApp(who, start);
    const wrong = (index: number) => notThe(shown(at(60)), 10 + index);
    const burst = await atOnce(50, (index) => prove(who.id, 'app', wrong(index), at(60)));
    const compared = burst.filter((result) => !result.ok && result.reason === 'wrong');
    expect(compared).toHaveLength(5);
    expect(await prove(who.id, 'app', shown(at(60)), at(60))).toEqual({
      ok: false,
      reason: 'wait',
      retryAt: at(90),
    });
    expect(await prove(who.id, 'app', notThe(shown(at(90))), at(90))).toMatchObject({
      reason: 'wrong',
    });
    expect(await prove(who.id, 'app', shown(at(91)), at(91))).toMatchObject({ retryAt: at(150) });
    expect(await prove(who.id, 'app', shown(at(150)), at(150))).toMatchObject({ ok: true });
    expect(await prove(who.id, 'app', notThe(shown(at(180))), at(180))).toMatchObject({
      reason: 'wrong',
    });
  });

  it('[N5] is switched off by a hundred wrong codes in a row, until it is set up anew', async () => {
    const who = await aMember(start);
    const shown = await anApp(who, start);
    for (let index = 0; index < 100; index += 1) {
      const now = at(60 + index * 1_000);
      expect(await prove(who.id, 'app', notThe(shown(now)), now)).toMatchObject({
        reason: 'wrong',
      });
    }
    const later = at(400_000);
    expect(await prove(who.id, 'app', shown(later), later)).toMatchObject({ reason: 'disabled' });
    const [code = ''] = await makeBackupCodes(db(), who, later);
    expect(await prove(who.id, 'backup', code, later)).toMatchObject({ ok: true });
    await removeAuthenticator(db(), who, later);
    const anew = await anApp(who, later);
    const after = at(400_060);
    expect(await prove(who.id, 'app', anew(after), after)).toMatchObject({ ok: true });
  });

  it('[A8] is removed once, and its owner is told', async () => {
    const who = await aMember(start);
    const shown = await anApp(who, start);
    expect(await removeAuthenticator(db(), who, at(1))).toBe(true);
    expect(await removeAuthenticator(db(), who, at(2))).toBe(false);
    expect(await told(who.phone)).toEqual(['notice.app_added', 'notice.app_removed']);
    expect(await prove(who.id, 'app', shown(at(60)), at(60))).toMatchObject({ reason: 'wrong' });
  });
});

describe('backup codes', () => {
  it('[A2] are ten of 80 bits, and stored as hashes, each with a salt of its own', async () => {
    const who = await aMember(start);
    const codes = await makeBackupCodes(db(), who, start);
    expect(new Set(codes).size).toBe(10);
    for (const [position, code] of codes.entries())
      expect(code).toMatch(new RegExp(`^${position}(-[0-9A-HJKMNP-TV-Z]{4}){4}$`));
    const rows = await db().backupCode.findMany({ where: { userId: who.id } });
    const kept = JSON.stringify(rows);
    for (const code of codes) expect(kept).not.toContain(readBackupCode(code)?.slice(1));
    const parts = rows.map(({ hash }) => hash.split('$'));
    expect(parts.every(([, kind]) => kind === 'argon2id')).toBe(true);
    expect(new Set(parts.map(([, , , , salt]) => salt)).size).toBe(10);
    expect(await told(who.phone)).toEqual(['notice.backup_codes_made']);
  });

  it('[N3] work once each, of fifty at once too; only for their owner; and not once there are new ones', async () => {
    const [who, other] = [await aMember(start), await aMember(start)];
    const [first = '', second = '', third = ''] = await makeBackupCodes(db(), who, start);
    await makeBackupCodes(db(), other, start);
    const results = await atOnce(50, () => prove(who.id, 'backup', first, at(1)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await countBackupCodes(db(), who.id)).toBe(9);
    await db().codeGuard.deleteMany({ where: { key: `backup:${who.id}` } });
    expect(await prove(who.id, 'backup', first, at(2))).toMatchObject({ reason: 'wrong' });
    expect(await prove(other.id, 'backup', second, at(2))).toMatchObject({ reason: 'wrong' });
    const elsewhere = `2${second.slice(1)}`;
    expect(await prove(who.id, 'backup', elsewhere, at(2))).toMatchObject({ reason: 'wrong' });
    const typed = second.replaceAll('-', ' ').toLowerCase();
    expect(await prove(who.id, 'backup', typed, at(3))).toMatchObject({ ok: true });
    await makeBackupCodes(db(), who, at(4));
    expect(await prove(who.id, 'backup', third, at(5))).toMatchObject({ reason: 'wrong' });
    expect(await told(who.phone)).toContain('notice.backup_code_used');
  });

  it('[A5] are compared five times, then they wait; what is no such code costs nothing', async () => {
    const who = await aMember(start);
    const [code = ''] = await makeBackupCodes(db(), who, start);
    for (let index = 0; index < 10; index += 1)
      expect(await prove(who.id, 'backup', '123456', at(1))).toMatchObject({ reason: 'malformed' });
    const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    for (let index = 0; index < 5; index += 1)
      expect(await prove(who.id, 'backup', wrong, at(2))).toMatchObject({ reason: 'wrong' });
    expect(await prove(who.id, 'backup', code, at(3))).toMatchObject({ reason: 'wait' });
    expect(await prove(who.id, 'backup', code, at(32))).toMatchObject({ ok: true });
  });

  it('are not used up where what they were to allow is declined', async () => {
    const who = await aMember(start);
    const [code = ''] = await makeBackupCodes(db(), who, start);
    const declined = await prove(who.id, 'backup', code, at(1), async () => {
      throw new ActDeclined('too late');
    });
    expect(declined).toEqual({ ok: false, reason: 'declined', why: 'too late' });
    expect(await prove(who.id, 'backup', code, at(2))).toMatchObject({ ok: true });
  });
});
