import type { Window } from '../platform/budget';

export type Purpose = 'signup' | 'login' | 'checkout' | 'reset' | 'approve_change' | 'change_phone';

export type PurposeRule = {
  /** A code's life. NIST SP 800-63B-4 3.1.3.2 and ASVS 6.5.4 allow 600 at most. */
  lifetimeSeconds: number;
  /** Comparisons a challenge may ever see, over all its codes. RTS (EU) 2018/389 4(3)(b): 5. */
  maxAttempts: number;
  /** Whether the code approves something whose digest it must be bound to. */
  bound: boolean;
  /** Whether a right code binds the number: then one that was switched off may be tried, and is on again. */
  binds: boolean;
  /** Whether who asks has proved to know the account: then its own limits may be told (I6). */
  accountKnown: boolean;
  /** Whether an owner may get a notice in place of a code: then everybody's request does its work (I6). */
  tellsOwner?: true;
};

/**
 * How much who asks for a code has shown of being its number's owner. Messages are bounded for each by
 * itself, so that what strangers ask for uses up nothing of what a right password gets.
 * - `bind`: nothing; the number is new here, or somebody else's.
 * - `recover`: nothing; but only a number that has an account gets a message.
 * - `proved`: the account's password.
 */
export type Lane = 'bind' | 'recover' | 'proved';

export function laneOf(purpose: Purpose): Lane {
  const { accountKnown, binds } = PURPOSES[purpose];
  return accountKnown ? 'proved' : binds ? 'bind' : 'recover';
}

/** Every purpose a code can serve; the engine knows them as data and never imports a journey. */
export const PURPOSES: Record<Purpose, PurposeRule> = {
  signup: {
    ...{ lifetimeSeconds: 600, maxAttempts: 5, bound: false, binds: true, accountKnown: false },
    tellsOwner: true,
  },
  login: { lifetimeSeconds: 600, maxAttempts: 5, bound: false, binds: false, accountKnown: true },
  reset: { lifetimeSeconds: 600, maxAttempts: 5, bound: false, binds: false, accountKnown: false },
  // Five minutes without activity end an approval: RTS 4(3)(d), by analogy.
  checkout: { lifetimeSeconds: 300, maxAttempts: 5, bound: true, binds: false, accountKnown: true },
  // A change of number takes both: the present one approves the new one, and that one only (NIST 4.1.2.1).
  approve_change: {
    lifetimeSeconds: 600,
    maxAttempts: 5,
    bound: true,
    binds: false,
    accountKnown: true,
  },
  change_phone: {
    lifetimeSeconds: 600,
    maxAttempts: 5,
    bound: false,
    binds: true,
    accountKnown: false,
  },
};

export const PURPOSE_NAMES = Object.keys(PURPOSES) as Purpose[];

/** Seconds before the next message may be asked for, after the first, second, third … */
export const RESEND_WAIT_SECONDS = [30, 60, 120] as const;

/** Messages to one number, in each lane by itself: none can be used up in another. */
export const SEND_WINDOWS: readonly Window[] = [
  { max: 5, seconds: 600 },
  { max: 8, seconds: 3_600 },
  { max: 10, seconds: 86_400 },
];
/** Some more for who has to recover an account: others may have asked for some of them. */
const RESET_SEND_WINDOWS: readonly Window[] = [
  { max: 6, seconds: 600 },
  { max: 10, seconds: 3_600 },
  { max: 12, seconds: 86_400 },
];

/** Resets that one client address may ask for in one number's or email's name, so that no one uses them all up. */
export const RESET_ADDRESS_WINDOWS: readonly Window[] = [{ max: 5, seconds: 86_400 }];

/** Messages that one client address, or one IPv6 /64, may ask for. Many shoppers can share an address. */
export const ADDRESS_SEND_WINDOWS: readonly Window[] = [
  { max: 20, seconds: 600 },
  { max: 60, seconds: 3_600 },
  { max: 200, seconds: 86_400 },
];

/** Wrong codes for one number, over all challenges and purposes (ASVS 6.6.3; NIST 3.2.2). */
export const FAILURE_WINDOWS: readonly Window[] = [
  { max: 15, seconds: 3_600 },
  { max: 40, seconds: 86_400 },
];
/** The same count, with some kept for the reset: guessing elsewhere must not lock the owner out of it. */
const RESET_FAILURE_WINDOWS: readonly Window[] = [
  { max: 20, seconds: 3_600 },
  { max: 50, seconds: 86_400 },
];

export const sendWindows = (purpose: Purpose) =>
  purpose === 'reset' ? RESET_SEND_WINDOWS : SEND_WINDOWS;

/** The budget of messages behind a key of `budgetKeys`, for a purpose. */
export const sendBudget = (purpose: Purpose, key: string) => `send:${laneOf(purpose)}:${key}`;

export const failureWindows = (purpose: Purpose) =>
  purpose === 'reset' ? RESET_FAILURE_WINDOWS : FAILURE_WINDOWS;

/** From the fifth wrong code in a row on, whichever codes they were for: 30 s, doubling to 15 min. */
export const FAILURE_WAIT = { free: 5, first: 30, longest: 900 } as const;

/** Wrong codes in a row that switch a number off until it is bound again (NIST SP 800-63B-4 3.2.2). */
export const DISABLE_AFTER_FAILURES = 100;

/** The wait after the `sends`-th message, in seconds. */
export function resendWaitSeconds(sends: number): number {
  return RESEND_WAIT_SECONDS[Math.min(sends, RESEND_WAIT_SECONDS.length) - 1] ?? 30;
}
