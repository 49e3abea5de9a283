import type { Tx } from '../../platform/db';
import { lockCart } from '../cart/cart-owner';
import { releaseOpenOrder } from '../checkout/open-order';

/**
 * Makes a member's orders nobody's before the account is erased: one that waits is released, of the others
 * goods, amounts, tax and state stay (CGST Act 2017, 36: six years), and who and where goes. What else the
 * shop has of a member (basket, addresses) goes with the account's row.
 */
export async function leaveOrders(tx: Tx, userId: string, now: Date): Promise<void> {
  // Basket before account, as at checkout; with both locked no order can be added meanwhile.
  await lockCart(tx, { userId });
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  await releaseOpenOrder(tx, userId, 'erased', now);
  await tx.payment.updateMany({ where: { order: { userId } }, data: { instrument: '' } });
  await tx.order.updateMany({
    where: { userId },
    data: {
      userId: null,
      addressId: null,
      shipName: '',
      shipPhone: '',
      shipLine1: '',
      shipLine2: '',
      shipCity: '',
      shipPin: '',
      binding: '',
    },
  });
}
