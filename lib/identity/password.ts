import { hash, verify } from '@node-rs/argon2';
import { commonPasswords } from './common-passwords';

/** OWASP's second profile for argon2id: 19 MiB, two passes, one lane; about 25 ms here. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 128;

/** NFC first, so that a password typed on another keyboard is the same password. */
function normal(password: string): string {
  return password.normalize('NFC');
}

export async function hashPassword(password: string): Promise<string> {
  return hash(normal(password), ARGON2ID);
}

/** A hash of nothing that anybody knows: compared where there is no account, to take as long (I6). */
let nobody: Promise<string> | undefined;

/** Whether this is the password; takes as long where there is no account. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(`${Math.random()}`);
  const right = await verify(stored ?? (await nobody), normal(password));
  return right && stored !== null;
}

export type PasswordProblem = 'too_short' | 'too_long' | 'common' | 'personal';

/**
 * Why a password may not be chosen, or null (NIST SP 800-63B-4 3.1.1.2: length and a list of
 * known ones, no rules of composition). `about` is what a guesser tries first: name, email, number.
 */
export function passwordProblem(
  password: string,
  about: readonly string[],
): PasswordProblem | null {
  const length = [...normal(password)].length;
  if (length < MIN_PASSWORD_LENGTH) return 'too_short';
  if (length > MAX_PASSWORD_LENGTH) return 'too_long';
  const lower = normal(password).toLowerCase();
  if (commonPasswords().has(lower) || /^(.)\1*$/u.test(lower)) return 'common';
  const known = about.map((text) => text.toLowerCase().replace(/^\+/, '')).filter(Boolean);
  return known.includes(lower) || (lower.startsWith('kulhad') && length < 12) ? 'personal' : null;
}
