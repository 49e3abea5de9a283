import type { Purpose } from './purposes';

/** Seconds since the start of the story; `null` stands for no moment. */
type Moment = number;
type Windows = readonly (readonly [max: number, seconds: number])[];

export type ModelChallenge = {
  purpose: Purpose;
  browser: number;
  phone: string;
  key: string;
  account: string | null;
  binding: string;
  attempts: number;
  attemptsAtSend: number;
  sends: number;
  generation: number;
  nextSendAt: Moment;
  expiresAt: Moment;
  used: boolean;
  voided: string | null;
};

type Guard = { failures: number; waitUntil: Moment | null; disabled: boolean };

/** What a browser asks a code for; its challenge is known by its place in `challenges`. */
export type Asked = Pick<
  ModelChallenge,
  'purpose' | 'browser' | 'phone' | 'key' | 'account' | 'binding'
>;

// Said again here, not taken from the engine's own table: a wrong number there must differ from these.
const LIFE = {
  ...{ signup: 600, login: 600, reset: 600, checkout: 300 },
  ...{ approve_change: 600, change_phone: 600 },
};
const BOUND: Purpose[] = ['checkout', 'approve_change'];
const BINDS: Purpose[] = ['signup', 'change_phone'];
const KNOWS_THE_ACCOUNT: Purpose[] = ['login', 'checkout', 'approve_change'];
const SENDS: Windows = [
  [5, 600],
  [8, 3_600],
  [10, 86_400],
];
const RESET_SENDS: Windows = [
  [6, 600],
  [10, 3_600],
  [12, 86_400],
];
const FAILURES: Windows = [
  [15, 3_600],
  [40, 86_400],
];
const RESET_FAILURES: Windows = [
  [20, 3_600],
  [50, 86_400],
];
const TRIES = 5;

/** The rules of the engine once more, without a database and without parallelism: what must come out. */
export class ChallengeModel {
  now: Moment = 0;
  readonly challenges: ModelChallenge[] = [];
  /** By browser and purpose: the challenge that its cookie names. */
  readonly cookies = new Map<string, number>();
  readonly sends = new Map<string, Moment[]>();
  readonly failures = new Map<string, Moment[]>();
  readonly guards = new Map<string, Guard>();

  issue(asked: Asked) {
    const at = this.cookies.get(`${asked.browser} ${asked.purpose}`);
    const earlier = at === undefined ? undefined : this.challenges[at];
    const open = earlier && !this.endOf(earlier) ? earlier : undefined;
    const same =
      open?.phone === asked.phone && open.key === asked.key && open.binding === asked.binding;
    if (open && same && open.nextSendAt > this.now) return { ok: true, expiresAt: open.expiresAt };
    const full = this.reserveSend(asked);
    if (full !== null) return { ok: false, reason: 'send_budget', retryAt: full };
    if (open && same) return { ok: true, expiresAt: this.sendAgain(open).expiresAt };
    if (open) open.voided = 'replaced';
    return { ok: true, expiresAt: this.begin({ ...asked, attempts: 0, sends: 1 }).expiresAt };
  }

  resend(at: number | undefined, purpose: Purpose, isHolder: boolean) {
    const found = at === undefined ? undefined : this.challenges[at];
    if (!found || !isHolder || found.purpose !== purpose) return { ok: false, reason: 'missing' };
    const ended = this.endOf(found);
    if (ended && (ended.reason !== 'expired' || BOUND.includes(purpose)))
      return { ok: false, ...ended };
    if (found.nextSendAt > this.now)
      return { ok: false, reason: 'wait', retryAt: found.nextSendAt };
    const full = this.reserveSend(found);
    if (full !== null) return { ok: false, reason: 'send_budget', retryAt: full };
    if (!ended) {
      const sameCode = found.attempts === found.attemptsAtSend;
      return { ok: true, expiresAt: this.sendAgain(found).expiresAt, sameCode };
    }
    found.voided = 'replaced';
    const { expiresAt } = this.begin({ ...found, sends: found.sends + 1 });
    return { ok: true, expiresAt, sameCode: false };
  }

  verify(
    at: number | undefined,
    typed: { purpose: Purpose; isHolder: boolean; code: 'right' | 'wrong' | 'malformed' },
    { binding, client, accepts }: { binding: string; client: string; accepts: boolean },
  ) {
    const found = at === undefined ? undefined : this.challenges[at];
    if (!found || !typed.isHolder || found.purpose !== typed.purpose)
      return { ok: false, reason: 'missing' };
    const ended = this.endOf(found);
    if (ended) return { ok: false, ...ended };
    if (found.binding !== binding) {
      found.voided = 'changed';
      return { ok: false, reason: 'voided', why: 'changed' };
    }
    if (typed.code === 'malformed') return { ok: false, reason: 'malformed' };

    const { purpose, phone, key } = found;
    const number = this.guard(`number:${phone}`);
    const wait = this.guard(purpose === 'reset' ? `wait:${key}@${client}` : `wait:${key}`);
    const canDisable = !BINDS.includes(purpose);
    const isOff = canDisable && number.disabled;
    if (isOff && key === phone) return { ok: false, reason: 'disabled' };
    if (wait.waitUntil !== null && wait.waitUntil > this.now)
      return { ok: false, reason: 'blocked', retryAt: wait.waitUntil };
    const windows = purpose === 'reset' ? RESET_FAILURES : FAILURES;
    const { told, hidden } = keysOf(found);
    const retryAt = fullUntil(this.failures, told, windows, this.now);
    if (retryAt !== null) return { ok: false, reason: 'blocked', retryAt };
    const isSilent = isOff || fullUntil(this.failures, hidden, windows, this.now) !== null;

    found.attempts += 1;
    for (const each of [...told, ...hidden]) count(this.failures, each, this.now);
    number.failures += 1;
    wait.failures += 1;
    if (canDisable && number.failures >= 100) number.disabled = true;
    const doublings = wait.failures - 5;
    wait.waitUntil = doublings < 0 ? null : this.now + Math.min(30 * 2 ** doublings, 900);
    if (typed.code === 'wrong' || isSilent)
      return found.attempts < TRIES
        ? { ok: false, reason: 'wrong', triesLeft: TRIES - found.attempts }
        : { ok: false, reason: 'too_many_tries' };
    if (!accepts) return { ok: false, reason: 'declined', why: 'not now' };

    found.used = true;
    for (const guard of [number, wait]) {
      Object.assign(guard, { failures: 0, waitUntil: null });
      if (!canDisable) guard.disabled = false;
    }
    for (const each of [...told, ...hidden]) {
      const hits = this.failures.get(each) ?? [];
      hits.splice(hits.indexOf(this.now), 1);
    }
    return { ok: true, result: 'done' };
  }

  /** As when an order is given up: every open challenge of this purpose and number. */
  voidAll(purpose: Purpose, phone: string): void {
    for (const each of this.challenges)
      if (each.purpose === purpose && each.phone === phone && !each.used)
        each.voided ??= 'cancelled';
  }

  expireAll(phone: string): void {
    for (const each of this.challenges)
      if (each.phone === phone && !each.used && !each.voided && each.expiresAt > this.now)
        each.expiresAt = this.now;
  }

  private endOf(challenge: ModelChallenge) {
    if (challenge.used) return { reason: 'used' };
    if (challenge.voided) return { reason: 'voided', why: challenge.voided };
    if (challenge.attempts >= TRIES) return { reason: 'too_many_tries' };
    return challenge.expiresAt <= this.now ? { reason: 'expired' } : null;
  }

  private reserveSend(asked: Asked): Moment | null {
    const windows = asked.purpose === 'reset' ? RESET_SENDS : SENDS;
    const { told, hidden } = mapped(keysOf(asked), (each) => `${laneOf(asked.purpose)}:${each}`);
    const full = fullUntil(this.sends, told, windows, this.now);
    if (full !== null) return full;
    for (const each of told) count(this.sends, each, this.now);
    if (fullUntil(this.sends, hidden, windows, this.now) === null)
      for (const each of hidden) count(this.sends, each, this.now);
    return null;
  }

  private sendAgain(challenge: ModelChallenge): ModelChallenge {
    if (challenge.attempts > challenge.attemptsAtSend) challenge.generation += 1;
    challenge.attemptsAtSend = challenge.attempts;
    challenge.sends += 1;
    challenge.nextSendAt = this.now + waitAfter(challenge.sends);
    return challenge;
  }

  private begin(from: Asked & { attempts: number; sends: number }): ModelChallenge {
    const { purpose, browser, phone, key, account, binding, attempts, sends } = from;
    const challenge = {
      ...{ purpose, browser, phone, key, account, binding, attempts, sends },
      attemptsAtSend: attempts,
      generation: 1,
      nextSendAt: this.now + waitAfter(sends),
      expiresAt: this.now + LIFE[purpose],
      used: false,
      voided: null,
    };
    this.cookies.set(`${browser} ${purpose}`, this.challenges.push(challenge) - 1);
    return challenge;
  }

  private guard(key: string): Guard {
    const guard = this.guards.get(key) ?? { failures: 0, waitUntil: null, disabled: false };
    this.guards.set(key, guard);
    return guard;
  }
}

const waitAfter = (sends: number) => (sends === 1 ? 30 : sends === 2 ? 60 : 120);

/** Told: what was typed, and with a password proved also what is behind it. Hidden: the rest. */
function keysOf({ purpose, phone, key, account }: Asked): Keys {
  const behind = [...(key === phone ? [] : [phone]), ...(account ? [account] : [])];
  return KNOWS_THE_ACCOUNT.includes(purpose)
    ? { told: [key, ...behind], hidden: [] }
    : { told: [key], hidden: behind };
}

function laneOf(purpose: Purpose): string {
  if (purpose === 'reset') return 'recover';
  return KNOWS_THE_ACCOUNT.includes(purpose) ? 'proved' : 'bind';
}

type Keys = { told: string[]; hidden: string[] };

const mapped = ({ told, hidden }: Keys, name: (key: string) => string): Keys => ({
  told: told.map(name),
  hidden: hidden.map(name),
});

function count(hits: Map<string, Moment[]>, key: string, now: Moment): void {
  hits.set(key, [...(hits.get(key) ?? []), now]);
}

/** When there is room again in all of these; null when there is now. */
function fullUntil(
  hits: Map<string, Moment[]>,
  keys: string[],
  windows: Windows,
  now: Moment,
): Moment | null {
  const full = keys.flatMap((key) =>
    windows.flatMap(([max, seconds]) => {
      const inside = (hits.get(key) ?? []).filter((hit) => hit > now - seconds);
      const oldest = inside.at(-max);
      return oldest === undefined ? [] : [oldest + seconds];
    }),
  );
  return full.length > 0 ? Math.max(...full) : null;
}
