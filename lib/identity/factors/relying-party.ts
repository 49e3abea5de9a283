import { env } from '../../platform/env';

/** Whom passkeys are made for: our host and our origin, from configuration, never from a request (I8). */
export function relyingParty(): { rpID: string; origin: string } {
  const { origin } = env();
  return { rpID: new URL(origin).hostname, origin };
}

/** How long a browser waits for somebody to touch something, ms (WebAuthn 15.1). */
export const PATIENCE_MS = 300_000;
