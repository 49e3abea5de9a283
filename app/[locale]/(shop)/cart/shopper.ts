import 'server-only';
import { currentSession } from '@/lib/identity/current-session';
import { guestOwner, keepGuestOwner } from '@/lib/shop/cart/cart-cookie';
import type { CartOwner } from '@/lib/shop/cart/cart-owner';

/** Whose basket this request is about; null for a guest who has put nothing in. */
export async function cartOwner(): Promise<CartOwner | null> {
  const session = await currentSession();
  return session ? { userId: session.member.id } : guestOwner();
}

/** The same for an action that may make one: a guest's cookie is set, or kept for longer. */
export async function cartOwnerToChange(now: Date): Promise<CartOwner> {
  const session = await currentSession();
  return session ? { userId: session.member.id } : keepGuestOwner(now);
}
