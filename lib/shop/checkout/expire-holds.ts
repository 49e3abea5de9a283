import type { PrismaClient } from '../../platform/generated/client';
import { queueRelease } from './hold-order';

/** For the test inbox: ends the holds of the orders that this number's account has waiting, now. */
export async function expireHolds(db: PrismaClient, phone: string, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const held = await tx.order.updateManyAndReturn({
      where: { user: { phone }, status: 'awaiting_approval' },
      data: { holdExpiresAt: now },
      select: { id: true },
    });
    for (const { id } of held) await queueRelease(tx, id, now);
    return held.length;
  });
}
