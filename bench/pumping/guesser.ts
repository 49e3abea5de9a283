import { phoneKey } from '@/lib/otp/challenge';
import { codeOf, notThe } from '@/lib/otp/challenge-fixtures';
import { type IssueResult, issueChallenge } from '@/lib/otp/issue';
import { type VerifyResult, verifyChallenge } from '@/lib/otp/verify';
import { db } from '@/lib/platform/db';
import { accountOf, START } from './live';

const CLIENT = '192.0.2.66';
const DAY_MS = 86_400_000;
const EVENING_MS = 19 * 3_600_000;

type Kind = 'login' | 'reset';

/** What weeks of guessing came to. */
export type Guessing = {
  days: number;
  /** Messages that the owner got for it, and codes that were compared with a guess. */
  messages: number;
  guesses: number;
  /** Evenings, and those on which the owner asked for a code in vain. */
  evenings: number;
  ownerRefused: number;
  /** The day on which the number was switched off, if it was. */
  disabledOnDay: number | null;
};

/**
 * Guesses at one account's codes for weeks, as fast as the engine lets: waits as it is told to, and asks
 * for the next code as soon as there may be one. The guesses here are never right: what counts is how
 * many were compared. The owner does nothing, or signs in or resets the password every evening, which starts
 * the count in a row anew; a reset ends what a guesser does who knows the password.
 *
 * @param purpose `login` for who knows the password, `reset` for who knows the number alone
 */
export async function guess(
  purpose: Kind,
  {
    phone,
    firstDay,
    days,
    owner,
  }: { phone: string; firstDay: number; days: number; owner: Kind | null },
): Promise<Guessing> {
  const from = START.getTime() + firstDay * DAY_MS;
  const until = from + days * DAY_MS;
  const told: Guessing = {
    ...{ days, messages: 0, guesses: 0, evenings: 0, ownerRefused: 0, disabledOnDay: null },
  };
  let at = from;
  let evening = from + EVENING_MS;
  while (at < until) {
    if (owner && at >= evening) {
      told.evenings += 1;
      const goesWell = await ownerProves(owner, phone, new Date(evening));
      if (!goesWell) told.ownerRefused += 1;
      else if (owner === 'reset' && purpose === 'login') return told;
      evening += DAY_MS;
    }
    const issued = await ask(purpose, phone, CLIENT, new Date(at));
    if (!issued.ok) {
      at = Math.max(at + 1_000, issued.retryAt.getTime());
      continue;
    }
    told.messages += 1;
    const code = await codeOf(issued.holder.id);
    for (let step = 1; at < until; step += 1) {
      at += 1_000;
      const answer = await type(purpose, issued.holder, notThe(code, step), CLIENT, new Date(at));
      if (answer.ok || answer.reason === 'declined') throw new Error('a wrong code was taken');
      if (answer.reason === 'wrong' || answer.reason === 'too_many_tries') told.guesses += 1;
      if (answer.reason === 'disabled') {
        told.disabledOnDay = Math.ceil((at - from) / DAY_MS);
        return told;
      }
      if (answer.reason === 'blocked') at = Math.max(at, answer.retryAt.getTime());
      else if (answer.reason !== 'wrong') break;
    }
  }
  return told;
}

async function ownerProves(purpose: Kind, phone: string, now: Date): Promise<boolean> {
  const client = '198.51.100.7';
  const issued = await ask(purpose, phone, client, now);
  if (!issued.ok) return false;
  const code = await codeOf(issued.holder.id);
  return (await type(purpose, issued.holder, code, client, new Date(now.getTime() + 500))).ok;
}

function ask(purpose: Kind, phone: string, client: string, now: Date): Promise<IssueResult> {
  const account = accountOf(phone);
  return issueChallenge(
    db(),
    {
      ...{ purpose, phone, client, locale: 'en', throttleKey: phoneKey(phone) },
      ...{ subject: account, accountId: account },
    },
    now,
  );
}

function type(
  purpose: Kind,
  holder: { id: string; secret: string },
  typed: string,
  client: string,
  now: Date,
): Promise<VerifyResult<void>> {
  return verifyChallenge(db(), { purpose, holder, typed, client }, async () => {}, now);
}
