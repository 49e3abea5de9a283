import { type Holder, phoneKey } from '@/lib/otp/challenge';
import { codeOf, notThe } from '@/lib/otp/challenge-fixtures';
import { COUNTRIES } from '@/lib/otp/countries';
import { issueChallenge } from '@/lib/otp/issue';
import { countryOf } from '@/lib/otp/phone-number';
import { resendChallenge } from '@/lib/otp/resend';
import { verifyChallenge } from '@/lib/otp/verify';
import { db } from '@/lib/platform/db';
import type { Request } from './requests';

export const START = new Date('2026-03-01T00:00:00Z');

/** What one request for a code led to. */
type Fate = { asked: number; refused: string | null; verified: boolean };

/** What a day came to for some who asked. Money in paise. */
export type Outcome = {
  /** Who asked for a code, and how many of them were refused at least one message, by limit and country. */
  shoppers: number;
  refused: Record<string, number>;
  verified: number;
  /** Messages that would go out if there were no limit, and that do. */
  asked: number;
  askedPaise: number;
  paid: number;
  paidPaise: number;
};

/** An account's id, the same whenever the number is. */
export const accountOf = (phone: string) =>
  `00000000-0000-4000-8000-${phone.slice(1).padStart(12, '0')}`;

/** Lets requests happen one after the other, at the times that they say. */
export async function live(requests: readonly Request[]): Promise<Map<Request, Fate>> {
  const fates = new Map<Request, Fate>();
  const holders = new Map<Request, Holder>();
  for (const { at, request, what } of inOrder(requests)) {
    const now = new Date(START.getTime() + at);
    const holder = holders.get(request);
    const fate = fates.get(request) ?? { asked: 0, refused: null, verified: false };
    fates.set(request, fate);
    if (what === 'ask' || (what === 'resend' && holder)) {
      fate.asked += 1;
      const sent = holder
        ? await resendChallenge(db(), request.purpose, holder, now, request.client)
        : await issueChallenge(db(), issueOf(request), now);
      if (sent.ok) holders.set(request, sent.holder);
      else fate.refused = await limitAt(now);
    } else if (holder) {
      const right = await codeOf(holder.id);
      const { purpose, client } = request;
      const typed = what === 'right' ? right : notThe(right);
      const check = { purpose, holder, typed, client };
      const answer = await verifyChallenge(db(), check, async () => {}, now);
      fate.verified ||= answer.ok;
    }
  }
  return fates;
}

/** What the fates of some requests of one day add up to. */
export async function outcomeOf(
  requests: readonly Request[],
  fates: Map<Request, Fate>,
): Promise<Outcome> {
  const outcome: Outcome = {
    ...{ shoppers: requests.length, refused: {}, verified: 0 },
    ...{ asked: 0, askedPaise: 0, paid: 0, paidPaise: 0 },
  };
  for (const request of requests) {
    const { asked, refused, verified } = fates.get(request) ?? {
      asked: 0,
      refused: null,
      verified: false,
    };
    outcome.asked += asked;
    outcome.askedPaise += asked * priceOf(request.phone);
    if (verified) outcome.verified += 1;
    if (!refused) continue;
    const which = `${refused} ${countryOf(request.phone)}`;
    outcome.refused[which] = (outcome.refused[which] ?? 0) + 1;
  }
  for (const phone of await paidFor(requests)) {
    outcome.paid += 1;
    outcome.paidPaise += priceOf(phone);
  }
  return outcome;
}

/** Every act of a list of requests, by time in ms. */
function inOrder(requests: readonly Request[]) {
  return requests
    .flatMap((request, index) => {
      let at = request.at * 1_000 + (index % 1_000);
      const later = request.later.map(({ after, what }) => {
        at += after * 1_000;
        return { at, request, what };
      });
      return [
        { at: request.at * 1_000 + (index % 1_000), request, what: 'ask' as const },
        ...later,
      ];
    })
    .sort((a, b) => a.at - b.at);
}

function issueOf({ purpose, phone, client }: Request) {
  const throttleKey = phoneKey(phone);
  const common = { purpose, phone, throttleKey, client, locale: 'en' };
  return purpose === 'login'
    ? { ...common, subject: accountOf(phone), accountId: accountOf(phone) }
    : common;
}

/** Which limit refused at a moment, as the audit has it; number's and address's budgets are not in it. */
async function limitAt(now: Date): Promise<string> {
  const row = await db().auditEvent.findFirst({ where: { event: 'refuse', at: now } });
  return row?.reason?.replace('limit_', '') ?? 'number or address';
}

/** Numbers, one for each message of one day's requests that is in the outbox to be sent. */
async function paidFor(requests: readonly Request[]): Promise<string[]> {
  const day = Math.floor((requests[0]?.at ?? 0) / 86_400);
  const midnight = (which: number) => new Date(START.getTime() + which * 86_400_000);
  const phones = new Set(requests.map(({ phone }) => phone));
  const sent = await db().smsMessage.findMany({
    where: {
      status: 'queued',
      createdAt: { gte: midnight(day), lt: midnight(day + 1) },
    },
    select: { to: true },
  });
  return sent.map(({ to }) => to).filter((to) => phones.has(to));
}

function priceOf(phone: string): number {
  const country = countryOf(phone);
  return country ? COUNTRIES[country].pricePaise : 0;
}
