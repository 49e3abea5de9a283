import type { SmsProvider } from '../provider';

/** Sends nothing and says so: a shop that runs before it has a carrier. */
export const noneProvider: SmsProvider = {
  name: 'none',
  send: async () => ({ outcome: 'refused', reason: 'no provider is configured' }),
};
