import { z } from 'zod';
import type { SimSwap } from './sim-swap';

const TIMEOUT_MS = 2_000;
const answer = z.object({ swapped: z.boolean() });

/**
 * The CAMARA SIM Swap API of a carrier or an aggregator. `url` is its root, such as
 * `https://api.example.com/sim-swap/v2`; `token` has the scope `sim-swap:check`.
 */
export function camaraSimSwap({ url, token }: { url: string; token: string }): SimSwap {
  return {
    async check(request) {
      const response = await fetch(`${url.replace(/\/$/, '')}/check`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(request),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`SIM swap check answered ${response.status}`);
      return answer.parse(await response.json()).swapped;
    },
  };
}
