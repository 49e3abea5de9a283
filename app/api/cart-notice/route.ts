import { dropNotice } from '@/lib/shop/cart/cart-notice';

/** The basket's notice was shown: forget it. */
export async function POST(): Promise<Response> {
  await dropNotice();
  return new Response(null, { status: 204 });
}
