import { eraseCodes } from '../otp/erase';
import { audit } from '../platform/audit';
import type { Tx } from '../platform/db';
import type { PrismaClient } from '../platform/generated/client';
import { notify } from './notify';

/**
 * Erases a member for good and tells them: sessions, devices, factors, addresses and basket go with the row
 * of the account, codes and numbers in messages with it. `leaveRest` is run first, in the same transaction:
 * it locks that row, and parts from the person what is kept elsewhere. The audit stays, numbers masked, for
 * its term. False when there was nobody any more.
 */
export async function eraseAccount(
  db: PrismaClient,
  { userId: id, locale }: { userId: string; locale: string },
  leaveRest: (tx: Tx, userId: string, now: Date) => Promise<void>,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Challenges before anything else, as everybody locks: what is just being confirmed comes first.
    await tx.$queryRaw`
      SELECT 1 FROM otp_challenges WHERE account_id = ${id}::uuid ORDER BY id FOR UPDATE`;
    await leaveRest(tx, id, now);
    // Read with its row locked: who comes second finds nobody, and touches nothing.
    const user = await tx.user.findUnique({ where: { id } });
    if (!user) return false;
    const { phone } = user;
    await eraseCodes(tx, user);
    await tx.user.delete({ where: { id } });
    await notify(tx, { to: phone, template: 'notice.account_erased', locale }, now);
    await audit(tx, { event: 'erase', phone, userId: id, reason: 'by_owner' }, now);
    return true;
  });
}
