import type { Window } from '../platform/budget';

export type Purpose = 'signup' | 'login' | 'checkout' | 'reset';

export type PurposeRule = {
  /** A code's life. NIST SP 800-63B-4 3.1.3.2 and ASVS 6.5.4 allow 600 at most. */
  lifetimeSeconds: number;
  /** Comparisons a challenge may ever see, over all its codes. RTS (EU) 2018/389 4(3)(b): 5. */
  maxAttempts: number;
  /** Whether the code approves something whose digest it must be bound to. */
  bound: boolean;
};

/** Every purpose a code can serve; the engine knows them as data and never imports a journey. */
export const PURPOSES: Record<Purpose, PurposeRule> = {
  signup: { lifetimeSeconds: 600, maxAttempts: 5, bound: false },
  login: { lifetimeSeconds: 600, maxAttempts: 5, bound: false },
  reset: { lifetimeSeconds: 600, maxAttempts: 5, bound: false },
  // Five minutes without activity end an approval: RTS 4(3)(d), by analogy.
  checkout: { lifetimeSeconds: 300, maxAttempts: 5, bound: true },
};

export const PURPOSE_NAMES = Object.keys(PURPOSES) as Purpose[];

/** Seconds before the next message may be asked for, after the first, second, third … */
export const RESEND_WAIT_SECONDS = [30, 60, 120] as const;

/** Messages to one number, over all purposes. */
export const SEND_WINDOWS: readonly Window[] = [
  { max: 5, seconds: 600 },
  { max: 10, seconds: 86_400 },
];

/** Wrong codes for one number, over all challenges and purposes (ASVS 6.6.3; NIST 3.2.2). */
export const FAILURE_WINDOWS: readonly Window[] = [
  { max: 15, seconds: 3_600 },
  { max: 40, seconds: 86_400 },
];

/** The wait after the `sends`-th message, in seconds. */
export function resendWaitSeconds(sends: number): number {
  return RESEND_WAIT_SECONDS[Math.min(sends, RESEND_WAIT_SECONDS.length) - 1] ?? 30;
}
