import { describe, expect, it } from 'vitest';
import { audit, forgetOldAudit } from './audit';
import { db } from './db';

const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

const written = (event: string) => db().auditEvent.findMany({ where: { event } });

describe('what was written down', () => {
  it('can be added to, and neither changed nor taken back', async () => {
    await audit(db(), { event: 'kept', reason: 'as it was' }, NOW);
    const where = { event: 'kept' };
    const refused = /append-only/;
    await expect(
      db().auditEvent.updateMany({ where, data: { reason: 'otherwise' } }),
    ).rejects.toThrow(refused);
    await expect(db().auditEvent.deleteMany({ where })).rejects.toThrow(refused);
    await expect(db().$executeRaw`TRUNCATE audit_events`).rejects.toThrow(refused);
    await expect(
      db().$executeRaw`
        INSERT INTO audit_events (id, at, event) SELECT id, at, 'forged' FROM audit_events
        ON CONFLICT (id) DO UPDATE SET event = 'forged'`,
    ).rejects.toThrow(refused);
    expect(await written('kept')).toMatchObject([{ reason: 'as it was' }]);
  });

  it('[G2] is kept for a year whoever wants it gone, and forgotten after 400 days', async () => {
    for (const days of [364, 399, 401])
      await audit(db(), { event: 'old', reason: `${days}` }, daysAgo(days));
    await expect(
      db().auditEvent.deleteMany({ where: { event: 'old', at: { gt: daysAgo(365) } } }),
    ).rejects.toThrow(/append-only/);
    expect(await forgetOldAudit(db(), NOW)).toBe(1);
    const left = await written('old');
    expect(left.map(({ reason }) => reason)).toEqual(['364', '399']);
  });
});
