import type { Db, Tx } from '../../platform/db';
import type { Address as AddressRow, PrismaClient } from '../../platform/generated/client';
import { releaseOrdersTo } from '../checkout/open-order';
import type { Address } from './address';

/** A member's live addresses, the default one first, then the latest. */
export async function listAddresses(db: Db, userId: string): Promise<AddressRow[]> {
  return db.address.findMany({
    where: { userId, deletedAt: null },
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'desc' }],
  });
}

/** One live address of this member; null for a foreign, deleted or unknown id. */
export async function findAddress(
  db: Db,
  { userId, id }: { userId: string; id: string },
): Promise<AddressRow | null> {
  return db.address.findFirst({ where: { id, userId, deletedAt: null } });
}

/** One change at a time to a member's addresses: only so is there always one default. */
async function lockBook(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}

/** The id of this address in the member's book; one that is new is added, the first as default. */
export async function keepAddress(
  tx: Tx,
  userId: string,
  address: Address,
  now: Date,
): Promise<string> {
  await lockBook(tx, userId);
  const live = { userId, deletedAt: null };
  const same = await tx.address.findFirst({ where: { ...live, ...address }, select: { id: true } });
  if (same) return same.id;
  const isDefault = (await tx.address.count({ where: { ...live, isDefault: true } })) === 0;
  const { id } = await tx.address.create({
    data: { ...address, userId, isDefault, createdAt: now },
    select: { id: true },
  });
  return id;
}

/** Adds an address from the address page. */
export async function addAddress(
  db: PrismaClient,
  userId: string,
  address: Address,
  now: Date,
): Promise<string> {
  return db.$transaction((tx) => keepAddress(tx, userId, address, now));
}

/** Changes an address; false when it is not this member's. An order waiting with it is released (I5). */
export async function editAddress(
  db: PrismaClient,
  { userId, id }: { userId: string; id: string },
  address: Address,
  now: Date,
): Promise<boolean> {
  const before = await findAddress(db, { userId, id });
  const { count } = await db.address.updateMany({
    where: { id, userId, deletedAt: null },
    data: address,
  });
  const fields = Object.keys(address) as (keyof Address)[];
  const differs = before && fields.some((field) => before[field] !== address[field]);
  if (count && differs) await releaseOrdersTo(db, { userId, addressId: id }, now);
  return count === 1;
}

/** Takes an address out of the book; where it was the default, the latest of the others becomes it. */
export async function deleteAddress(
  db: PrismaClient,
  { userId, id }: { userId: string; id: string },
  now: Date,
): Promise<boolean> {
  const deleted = await db.$transaction(async (tx) => {
    await lockBook(tx, userId);
    const { count } = await tx.address.updateMany({
      where: { id, userId, deletedAt: null },
      data: { deletedAt: now, isDefault: false },
    });
    const [first] = await listAddresses(tx, userId);
    if (count && first && !first.isDefault)
      await tx.address.update({ where: { id: first.id }, data: { isDefault: true } });
    return count === 1;
  });
  if (deleted) await releaseOrdersTo(db, { userId, addressId: id }, now);
  return deleted;
}

/** Makes an address the one that checkout begins with; false when it is not this member's. */
export async function makeDefault(
  db: PrismaClient,
  { userId, id }: { userId: string; id: string },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockBook(tx, userId);
    const found = await findAddress(tx, { userId, id });
    if (!found) return false;
    await tx.address.updateMany({
      where: { userId, isDefault: true, deletedAt: null },
      data: { isDefault: false },
    });
    await tx.address.update({ where: { id }, data: { isDefault: true } });
    return true;
  });
}
