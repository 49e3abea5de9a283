import { setTimeout as delay } from 'node:timers/promises';

const TRIES = 5;
const PATIENCE_MS = 5_000;

/**
 * Sends receipts and replies to whoever wants them, and again, later each time, while nobody says 2xx.
 *
 * @param {{ retryMs: number, signal: AbortSignal }} options
 */
export function createCourier({ retryMs, signal }) {
  /**
   * @param {() => Promise<string | true>} once true: taken; otherwise why not
   * @returns {Promise<string>} what came back in the end
   */
  async function insist(once) {
    let last = '';
    for (let tried = 0; tried < TRIES && !signal.aborted; tried += 1) {
      if (tried > 0) await delay(retryMs * 2 ** (tried - 1), null, { signal }).catch(() => {});
      const answer = await once();
      if (answer === true) return 'ok';
      last = answer;
    }
    return last;
  }

  return {
    insist,
    /** @param {{ url: string, method: string, headers: Record<string, string>, body?: string }} request */
    post: ({ url, ...request }) =>
      insist(async () => {
        try {
          const response = await fetch(url, {
            ...request,
            redirect: 'error',
            signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
          });
          await response.body?.cancel();
          return response.ok || String(response.status);
        } catch {
          return 'no answer';
        }
      }),
  };
}
