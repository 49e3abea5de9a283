import 'server-only';
import { headers } from 'next/headers';
import { addressBlock } from './address-block';
import { env } from './env';

/**
 * The block of the client's address that limits are kept for; null where there is no limit: in a demo,
 * for browsers of this very machine, from which all testers come. Our server writes the header
 * (`http/client-address.mjs`); what a client wrote into it is gone by then.
 */
export async function clientAddress(): Promise<string | null> {
  const block = addressBlock((await headers()).get('x-forwarded-for') ?? '');
  return block === 'this machine' && env().demoMode ? null : block;
}
