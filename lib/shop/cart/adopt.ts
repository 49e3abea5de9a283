import 'server-only';
import { db } from '../../platform/db';
import { updateDisplay } from '../../platform/display-cookie';
import { dropGuestCart, guestToken } from './cart-cookie';
import { keepNotice } from './cart-notice';
import { mergeCartAtSignIn } from './merge';

/**
 * To call from the action that signs a member in: what this browser's guest put into the basket
 * becomes the member's, the header's count follows, and the next basket page says what changed.
 */
export async function adoptGuestCart(userId: string, now: Date): Promise<void> {
  const token = await guestToken();
  const { changes, count } = await mergeCartAtSignIn(db(), { guestToken: token, userId }, now);
  if (token) await dropGuestCart();
  await keepNotice(changes, now);
  await updateDisplay({ count });
}
