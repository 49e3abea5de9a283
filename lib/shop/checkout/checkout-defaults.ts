import type { Db } from '../../platform/db';
import { listAddresses } from '../addresses/address-book';
import { addressOnly } from './approval';

const LATELY_MS = 3_600_000;

/**
 * What the checkout form begins with, by field name: what this member asked for in an order that did
 * not come about in the last hour, so that reviewing it loses nothing; else the default address.
 */
export async function checkoutDefaults(
  db: Db,
  member: { id: string; name: string; phone: string },
  now: Date,
): Promise<Record<string, string>> {
  const [lately, [first]] = await Promise.all([
    db.order.findFirst({
      where: { userId: member.id, createdAt: { gt: new Date(now.getTime() - LATELY_MS) } },
      orderBy: { createdAt: 'desc' },
      include: { address: true, payment: true },
    }),
    listAddresses(db, member.id),
  ]);
  const unplaced = lately && lately.status !== 'placed' ? lately : null;
  const wanted = unplaced?.address && !unplaced.address.deletedAt ? unplaced.address : first;
  const nobody = { line1: '', line2: '', city: '', state: '', pin: '' };
  return {
    ...(wanted ? addressOnly(wanted) : { ...nobody, name: member.name, phone: member.phone }),
    delivery: unplaced?.deliveryMethod ?? 'standard',
    payment: unplaced?.paymentMethod ?? 'card',
    ...(unplaced?.payment?.method === 'upi' ? { upiId: unplaced.payment.instrument } : {}),
  };
}
