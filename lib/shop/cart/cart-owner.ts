import type { Tx } from '../../platform/db';

/** A member's basket, or a guest's by the SHA-256 of the token in their cookie. */
export type CartOwner = { userId: string } | { tokenHash: Uint8Array<ArrayBuffer> };

/** The basket's id, locked until the transaction ends; made when it is not there yet. */
export async function lockOrCreateCart(tx: Tx, owner: CartOwner, now: Date): Promise<string> {
  const rows =
    'userId' in owner
      ? await tx.$queryRaw<{ id: string }[]>`
          INSERT INTO carts (user_id, created_at, updated_at) VALUES (${owner.userId}::uuid, ${now}, ${now})
          ON CONFLICT (user_id) DO UPDATE SET updated_at = ${now} RETURNING id::text`
      : await tx.$queryRaw<{ id: string }[]>`
          INSERT INTO carts (token_hash, created_at, updated_at) VALUES (${owner.tokenHash}, ${now}, ${now})
          ON CONFLICT (token_hash) DO UPDATE SET updated_at = ${now} RETURNING id::text`;
  const [cart] = rows;
  if (!cart) throw new Error('a basket was neither found nor made');
  return cart.id;
}

/** Locks a basket that is there; null when there is none. */
export async function lockCart(tx: Tx, owner: CartOwner): Promise<string | null> {
  const rows =
    'userId' in owner
      ? await tx.$queryRaw<{ id: string }[]>`
          SELECT id::text FROM carts WHERE user_id = ${owner.userId}::uuid FOR UPDATE`
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT id::text FROM carts WHERE token_hash = ${owner.tokenHash} FOR UPDATE`;
  return rows[0]?.id ?? null;
}
