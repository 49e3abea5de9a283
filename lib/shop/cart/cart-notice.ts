import 'server-only';
import { z } from 'zod';
import { clearCookie, readCookie, setCookie } from '../../platform/cookies';
import type { MergeChange } from './cart-math';

const COOKIE = 'cart_notice';
const KEPT_MINUTES = 10;
/** As many as fit into a cookie; a shopper reads the basket for the rest. */
const MOST = 12;

const notice = z.array(
  z.object({
    variantId: z.string().max(64),
    kind: z.enum(['combined', 'reduced', 'sold_out', 'earlier']),
    quantity: z.number().int().min(0).max(99),
  }),
);

/** Keeps what a merge changed until a page has shown it. */
export async function keepNotice(changes: readonly MergeChange[], now: Date): Promise<void> {
  if (changes.length === 0) return;
  const text = JSON.stringify(changes.slice(0, MOST));
  await setCookie(COOKIE, text, new Date(now.getTime() + KEPT_MINUTES * 60_000));
}

/** What a merge changed, for display; empty when there is nothing to tell, or it is malformed. */
export async function readNotice(): Promise<MergeChange[]> {
  try {
    const parsed = notice.safeParse(JSON.parse((await readCookie(COOKIE)) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

export async function dropNotice(): Promise<void> {
  await clearCookie(COOKIE);
}
