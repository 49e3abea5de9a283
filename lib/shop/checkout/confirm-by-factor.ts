import type { Holder } from '../../otp/challenge';
import { consumeChallenge, countProved, countWrong, findOpenChallenge } from '../../otp/stand-in';
import { voidChallenge } from '../../otp/void';
import type { Tx } from '../../platform/db';
import type { OtpChallenge, PrismaClient } from '../../platform/generated/client';
import { currentBinding } from './approval';
import { ending, ownOrder, place } from './confirm-order';
import { releaseOrder } from './release-order';

type Placed = { number: string };
type Refused = { ok: false; reason: string; why?: string };

/** Checks a factor of the member's and, when it is right, runs the act in the transaction that uses it up. */
export type Prove<R extends Refused> = (
  over: OtpChallenge,
  act: (tx: Tx) => Promise<Placed>,
) => Promise<{ ok: true; result: Placed } | R>;

/** `ended`: nothing can come of this approval any more; its screen says why. */
export type FactorConfirmed<R extends Refused> =
  | { ok: true; result: Placed }
  | Exclude<R, { reason: 'declined' }>
  | { ok: false; reason: 'ended' };

/**
 * Places a waiting order by another means than its code. What that means is good for is the challenge that
 * it uses up: the same binding, the same five tries, the same gate as for the code.
 */
export async function confirmByFactor<R extends Refused>(
  db: PrismaClient,
  { holder, userId }: { holder: Holder | null; userId: string },
  prove: Prove<R>,
  now: Date,
): Promise<FactorConfirmed<R>> {
  const ended = { ok: false, reason: 'ended' } as const;
  const open = await findOpenChallenge(db, 'checkout', holder, now);
  const orderId = open?.subject;
  const order = await ownOrder(db, orderId ?? null, userId);
  if (!open || !orderId || order?.status !== 'awaiting_approval') return ended;
  if ((await currentBinding(db, orderId)) !== open.binding) {
    await voidChallenge(db, open, 'changed', now);
    await releaseOrder(db, orderId, 'changed', now);
    return ended;
  }
  const proved = await prove(open, async (tx) => {
    await consumeChallenge(tx, open, now);
    const placed = await place(tx, { orderId, approved: open.binding }, now);
    await countProved(tx, open, now);
    return placed;
  });
  if (proved.ok) return proved;
  if (proved.reason === 'declined') {
    // Changed or gone, says the gate. A challenge that ended says nothing of the order: a newer one may be open.
    if (proved.why !== 'ended') await releaseOrder(db, orderId, 'changed', now);
    return ended;
  }
  if (proved.reason !== 'wrong' || !(await countWrong(db, open)))
    return proved as Exclude<R, { reason: 'declined' }>;
  const why = await ending(db, open.id, { ok: false, reason: 'too_many_tries' });
  if (why) await releaseOrder(db, orderId, why, now);
  return ended;
}
