import { db } from '../platform/db';
import { phoneKey } from './challenge';
import { deriveCode } from './code';
import { type IssueRequest, issueChallenge } from './issue';
import { keyring } from './keyring';

let last = 0;

/** A number that no other test of this file uses. */
export function someNumber(): string {
  last += 1;
  return `+9198${String(20_000_000 + last)}`;
}

export const START = new Date('2026-03-01T10:00:00Z');

/** `seconds` after the start of a test's story. */
export function at(seconds: number): Date {
  return new Date(START.getTime() + seconds * 1000);
}

/** A signup challenge, or what `request` makes of it; throws when it is refused. */
export async function issued(request: Partial<IssueRequest> = {}, now = START) {
  const phone = request.phone === undefined ? someNumber() : request.phone;
  const result = await issueChallenge(
    db(),
    {
      purpose: 'signup',
      phone,
      throttleKey: phone ? phoneKey(phone) : 'email:nobody@example.com',
      locale: 'en',
      client: null,
      ...request,
    },
    now,
  );
  if (!result.ok) throw new Error(`not issued: ${result.reason}`);
  return { ...result, phone };
}

/** The code that the phone of a challenge would show. */
export async function codeOf(id: string): Promise<string> {
  const challenge = await db().otpChallenge.findUniqueOrThrow({ where: { id } });
  const key = keyring().get(challenge.keyId);
  if (!key) throw new Error('no key');
  return deriveCode(key, { ...challenge, phone: challenge.phone ?? '' });
}

/** Six digits that are not the code. */
export function notThe(code: string, step = 1): string {
  return String((Number(code) + step) % 1_000_000).padStart(6, '0');
}

/** `count` runs of something, all under way at once. */
export function atOnce<T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => run(index)));
}
