import { audit } from '../../platform/audit';
import type { Db, Tx } from '../../platform/db';
import type { Passkey, PrismaClient } from '../../platform/generated/client';
import { notify } from '../notify';
import type { FactorOwner } from './authenticator';

/** A member's passkeys, the latest first. */
export function listPasskeys(db: Db, userId: string): Promise<Passkey[]> {
  return db.passkey.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } });
}

/** Removes one passkey of this owner and tells; false when there was none. */
export function removePasskey(
  db: PrismaClient,
  owner: FactorOwner,
  id: string,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, userId: owner.id } });
    if (count === 1) await tell(tx, owner, 'removed', now);
    return count === 1;
  });
}

/** Tells the owner, and writes down, that a passkey came or went. */
export async function tell(
  tx: Tx,
  { id, phone, locale }: FactorOwner,
  what: 'added' | 'removed',
  now: Date,
) {
  await notify(tx, { to: phone, template: `notice.passkey_${what}`, locale }, now);
  await audit(tx, { event: 'change', userId: id, reason: `passkey_${what}` }, now);
}
