import type { Db } from '../../platform/db';

/** A little longer than the guest's cookie, which is renewed at each change. */
const KEPT_DAYS = 91;

/** Deletes the baskets of guests whose cookie has run out. Returns how many. */
export async function forgetGuestCarts(db: Db, now: Date): Promise<number> {
  const { count } = await db.cart.deleteMany({
    where: { userId: null, updatedAt: { lt: new Date(now.getTime() - KEPT_DAYS * 86_400_000) } },
  });
  return count;
}
