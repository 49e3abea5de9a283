import { createHmac } from 'node:crypto';
import { equalBytes, sha256 } from '../../platform/secret';

const STEP_MS = 30_000;
/** How many steps a phone's clock may be off, either way (RFC 6238 5.2 advises one). */
const DRIFT = 1;

/** The six digits of one step of 30 seconds: RFC 6238 over HMAC-SHA-1, which is what apps speak. */
export function totp(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac[mac.length - 1] ?? 0) & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS);
}

/** The step around `now` whose code this is, or null. Compares with each of them, whichever is right. */
export function matchingStep(secret: Uint8Array, typed: string, now: Date): number | null {
  let found: number | null = null;
  for (let step = stepAt(now) - DRIFT; step <= stepAt(now) + DRIFT; step += 1)
    if (equalBytes(sha256(totp(secret, step)), sha256(typed))) found = step;
  return found;
}
