import { setTimeout as delay } from 'node:timers/promises';
import { SetupFailure } from '../scripts/setup/setup-failure.mjs';

/** Waits until an address answers, half a minute at most. @param {string} address */
export async function waitForPage(address) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answered = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await delay(100);
  }
  throw new SetupFailure(`${address} does not answer.`);
}
