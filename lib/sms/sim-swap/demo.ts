import type { Db } from '../../platform/db';
import type { SimSwap } from './sim-swap';

/** Stands in for a carrier in demo mode: answers from what was set for a number. */
export function demoSimSwap(db: Db): SimSwap {
  return {
    async check({ phoneNumber, maxAge }, now) {
      const found = await db.demoSimSwap.findUnique({ where: { to: phoneNumber } });
      return found !== null && now.getTime() - found.swappedAt.getTime() <= maxAge * 3_600_000;
    },
  };
}
