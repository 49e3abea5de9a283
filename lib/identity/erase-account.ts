import { eraseCodes } from '../otp/erase';
import { audit } from '../platform/audit';
import type { Tx } from '../platform/db';
import type { PrismaClient } from '../platform/generated/client';
import { notify } from './notify';

/**
 * Erases a member for good and tells them: sessions, devices, factors, addresses and basket go with the row
 * of the account, codes and numbers in messages with it. `leaveRest` is run first, in the same transaction,
 * for what is kept elsewhere without the person. The audit stays, with the number masked, for its term.
 * False when there was nobody any more.
 */
export async function eraseAccount(
  db: PrismaClient,
  { userId: id, locale }: { userId: string; locale: string },
  leaveRest: (tx: Tx, userId: string, now: Date) => Promise<void>,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Challenges before anything else, the order in which everybody locks: what is being confirmed comes first.
    await tx.$queryRaw`
      SELECT 1 FROM otp_challenges WHERE account_id = ${id}::uuid ORDER BY id FOR UPDATE`;
    const user = await tx.user.findUnique({ where: { id } });
    if (!user) return false;
    const { phone } = user;
    await eraseCodes(tx, user);
    await leaveRest(tx, id, now);
    const { count } = await tx.user.deleteMany({ where: { id } });
    if (count !== 1) return false;
    await notify(tx, { to: phone, template: 'notice.account_erased', locale }, now);
    await audit(tx, { event: 'erase', phone, userId: id, reason: 'by_owner' }, now);
    return true;
  });
}
