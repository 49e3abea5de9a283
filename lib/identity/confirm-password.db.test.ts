import { describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { confirmPassword, isConfirmed } from './confirm-password';
import { aMember } from './factors/factor-fixtures';
import { createSession, findLiveSession, type LiveSession } from './sessions';

const start = new Date('2026-03-01T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

async function signedIn() {
  const member = await aMember(start);
  const { id } = await createSession(db(), { userId: member.id, device: 'x' }, start);
  const look = async (now: Date): Promise<LiveSession> => {
    const session = await findLiveSession(db(), id, now);
    if (!session) throw new Error('no session');
    return session;
  };
  return { ...member, look };
}

describe('[A9] a change to how an account is protected', () => {
  it('wants the password again five minutes after it was typed', async () => {
    const { look, password } = await signedIn();
    expect(isConfirmed(await look(at(299)), at(299))).toBe(true);
    expect(isConfirmed(await look(at(300)), at(300))).toBe(false);
    const wrong = await confirmPassword(
      db(),
      { session: await look(at(300)), password: 'wrong' },
      at(300),
    );
    expect(wrong).toEqual({ ok: false, reason: 'wrong' });
    expect(isConfirmed(await look(at(301)), at(301))).toBe(false);
    const right = await confirmPassword(db(), { session: await look(at(301)), password }, at(301));
    expect(right).toEqual({ ok: true });
    expect(isConfirmed(await look(at(302)), at(302))).toBe(true);
  });

  it('[A5] looks at no password after ten wrong ones', async () => {
    const { look, password } = await signedIn();
    const session = await look(at(1));
    for (let index = 0; index < 10; index += 1)
      await confirmPassword(db(), { session, password: `wrong ${index}` }, at(1));
    expect(await confirmPassword(db(), { session, password }, at(2))).toMatchObject({
      reason: 'slow_down',
    });
  });
});
