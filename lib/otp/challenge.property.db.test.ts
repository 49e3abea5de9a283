import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { db } from '../platform/db';
import { emailKey, type Holder, phoneKey } from './challenge';
import { codeOf, notThe, START, someNumber } from './challenge-fixtures';
import { type Asked, ChallengeModel } from './challenge-model';
import { deriveCode } from './code';
import { expireCodesOf } from './expire';
import { issueChallenge } from './issue';
import { keyring } from './keyring';
import { PURPOSE_NAMES, PURPOSES, type Purpose } from './purposes';
import { resendChallenge } from './resend';
import { ActDeclined, verifyChallenge } from './verify';
import { voidChallengesOf } from './void';

/** For a long search: `STORIES=2000 npx vitest run lib/otp/challenge.property.db.test.ts`. */
const STORIES = Number(process.env.STORIES ?? 15);
const DAY = 86_400;

/** Mostly the first of two, so that a story dwells on one challenge. */
const mostly = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.constant(1));
const [browser, number, order] = [mostly, mostly, mostly];
/** Which of the story's one or two purposes; and, rarely, the cookie of the other one. */
const purpose = mostly;
const rarely = fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.constant(true));
const code = fc.oneof(
  { weight: 5, arbitrary: fc.constant('wrong' as const) },
  { weight: 3, arbitrary: fc.constant('right' as const) },
  fc.constantFrom('malformed' as const, 'first' as const, 'neighbour' as const),
);

const command = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      ...{ browser, number, purpose, order, byEmail: rarely },
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('resend' as const),
      ...{ browser, purpose, otherCookie: rarely, foreign: rarely },
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      ...{ browser, purpose, order, code, otherCookie: rarely, foreign: rarely, declines: rarely },
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 1, 29, 30, 30, 60, 60, 121, 299, 301, 599, 601, 901, 3_601, DAY),
    }),
  },
  fc.record({ do: fc.constant('void' as const), number, purpose }),
  fc.record({ do: fc.constant('expire' as const), number }),
);

const few = fc.integer({ min: 0, max: 4 });

/** What a number has behind it when the story begins, so that limits are within reach. */
const past = fc.record({
  failures: fc.integer({ min: 0, max: 14 }),
  sends: fc.record({ bind: few, recover: few, proved: few }),
  inARow: fc.constantFrom(0, 3, 97),
});

const story = fc.record({
  purposes: fc.shuffledSubarray(PURPOSE_NAMES, { minLength: 1, maxLength: 2 }),
  pasts: fc.tuple(past, past),
  oneAccount: fc.boolean(),
  commands: fc.array(command, { minLength: 10, maxLength: 40, size: 'max' }),
});

type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;
type Command = Story['commands'][number];

const BEGINNING: Command = {
  do: 'ask',
  ...{ browser: 0, number: 0, purpose: 0, order: 0, byEmail: false },
};

let stories = 0;

/** Plays a story against the database, and says of each command what the model says of it. */
class Stage {
  readonly model = new ChallengeModel();
  private readonly epoch = START.getTime() + stories++ * 100 * DAY * 1000;
  private readonly phones = [someNumber(), someNumber()];
  private readonly accounts: string[];
  private readonly purposes: Purpose[];
  private readonly holders = new Map<string, Holder>();
  readonly ids: string[] = [];
  /** Codes that were accepted, and how often each challenge's act happened and stayed. */
  private readonly acts = new Map<string, number>();

  constructor(private readonly told: Story) {
    this.purposes = told.purposes;
    const one = randomUUID();
    this.accounts = [one, told.oneAccount ? one : randomUUID()];
  }

  private at(seconds: number): Date {
    return new Date(this.epoch + seconds * 1000);
  }

  async begin() {
    for (const [index, { failures, sends, inARow }] of this.told.pasts.entries()) {
      const key = phoneKey(this.phones[index] ?? '');
      for (const [kind, counts, name, count] of [
        ['fail', this.model.failures, key, failures] as const,
        ...Object.entries(sends).map(
          ([lane, count]) => ['send', this.model.sends, `${lane}:${key}`, count] as const,
        ),
      ]) {
        const hits = Array.from({ length: count }, (_, step) => -60 * (count - step));
        counts.set(name, hits);
        await db().budget.create({
          data: { key: `${kind}:${name}`, hits: hits.map((hit) => this.at(hit)), updatedAt: START },
        });
      }
      this.model.guards.set(`number:${key}`, {
        failures: inARow,
        waitUntil: null,
        disabled: false,
      });
      await db().codeGuard.create({
        data: { key: `number:${key}`, failures: inARow, updatedAt: START },
      });
    }
  }

  /** The answers of engine and model to one command. */
  async play(one: Command): Promise<[real: unknown, model: unknown]> {
    const { model } = this;
    const now = this.at(model.now);
    switch (one.do) {
      case 'wait':
        model.now += one.seconds;
        return [null, null];
      case 'void': {
        const [purpose, phone] = [this.purposeOf(one), this.phones[one.number] ?? ''];
        model.voidAll(purpose, phoneKey(phone));
        await voidChallengesOf(db(), purpose, phone, 'cancelled', now);
        return [null, null];
      }
      case 'expire': {
        const phone = this.phones[one.number] ?? '';
        model.expireAll(phoneKey(phone));
        await expireCodesOf(db(), phone, now);
        return [null, null];
      }
      case 'ask':
        return this.ask(one, now);
      case 'resend':
        return this.resend(one, now);
      case 'type':
        return this.type(one, now);
    }
  }

  private async ask(one: Extract<Command, { do: 'ask' }>, now: Date): Promise<[unknown, unknown]> {
    const purpose = this.purposeOf(one);
    const phone = this.phones[one.number] ?? '';
    const account = this.accounts[one.number] ?? '';
    const asked: Asked = {
      purpose,
      browser: one.browser,
      phone: phoneKey(phone),
      key: purpose === 'reset' && one.byEmail ? emailKey(`${phone}@example.com`) : phoneKey(phone),
      account: purpose === 'signup' ? null : account,
      binding: PURPOSES[purpose].bound ? `order ${one.order}` : '',
    };
    const expected = this.model.issue(asked);
    const result = await issueChallenge(
      db(),
      {
        purpose,
        phone,
        throttleKey: asked.key,
        subject: phone,
        client: null,
        locale: 'en',
        holder: this.holders.get(`${one.browser} ${purpose}`) ?? null,
        ...(asked.account ? { accountId: asked.account } : {}),
        ...(asked.binding ? { binding: asked.binding } : {}),
      },
      now,
    );
    if (result.ok) this.keep(one.browser, purpose, result.holder);
    return [this.plain(result), expected];
  }

  private async resend(
    one: Extract<Command, { do: 'resend' }>,
    now: Date,
  ): Promise<[unknown, unknown]> {
    const purpose = this.purposeOf(one);
    const { holder, at, isHolder } = this.cookieOf(one);
    const expected = this.model.resend(at, purpose, isHolder);
    const result = await resendChallenge(
      db(),
      purpose,
      holder ?? { id: randomUUID(), secret: '' },
      now,
      null,
    );
    if (result.ok) this.keep(one.browser, purpose, result.holder);
    return [this.plain(result), expected];
  }

  private async type(
    one: Extract<Command, { do: 'type' }>,
    now: Date,
  ): Promise<[unknown, unknown]> {
    const purpose = this.purposeOf(one);
    const { holder, at, isHolder } = this.cookieOf(one);
    const typed = await this.typed(one.code, at);
    const isBound = PURPOSES[purpose].bound;
    const binding = isBound ? `order ${one.order}` : '';
    const client = `192.0.2.${one.browser}`;
    const expected = this.model.verify(
      at,
      { purpose, isHolder, code: typed.is },
      { binding, client, accepts: !one.declines },
    );
    const before = at === undefined ? null : this.model.challenges[at];
    const result = await verifyChallenge(
      db(),
      { purpose, holder, typed: typed.text, client, ...(isBound ? { binding } : {}) },
      async (tx, { id }) => {
        await tx.demoFault.upsert({
          where: { to: id },
          create: { to: id, mode: 'ok', ms: 1 },
          update: { ms: { increment: 1 } },
        });
        if (one.declines) throw new ActDeclined('not now');
        return 'done';
      },
      now,
    );
    if (result.ok) {
      this.acts.set(holder?.id ?? '', (this.acts.get(holder?.id ?? '') ?? 0) + 1);
      const own = isHolder && before?.purpose === purpose;
      expect(own && before.binding === binding && typed.is === 'right', 'I4, I5').toBe(true);
    }
    return [this.plain(result), expected];
  }

  /** What must hold whatever the model says, and that every row is as the model has it. */
  async check() {
    const rows = await db().otpChallenge.findMany({ where: { id: { in: this.ids } } });
    const acts = await db().demoFault.findMany({ where: { to: { in: this.ids } } });
    const real = this.ids.map((id) => {
      const row = rows.find((each) => each.id === id);
      const act = acts.find((each) => each.to === id);
      expect(row?.attempts, 'I1').toBeLessThanOrEqual(5);
      expect(act?.ms ?? 0, 'I2').toBe(row?.consumedAt ? 1 : 0);
      expect(this.acts.get(id) ?? 0, 'I2').toBe(row?.consumedAt ? 1 : 0);
      return [
        ...[row?.attempts, row?.attemptsAtSend, row?.generation, row?.sends],
        ...[this.seconds(row?.nextSendAt), this.seconds(row?.expiresAt)],
        ...[row?.consumedAt !== null, row?.voidReason],
      ];
    });
    const wanted = this.model.challenges.map((one) => [
      ...[one.attempts, one.attemptsAtSend, one.generation, one.sends],
      ...[one.nextSendAt, one.expiresAt, one.used, one.voided],
    ]);
    expect(real).toEqual(wanted);
  }

  async end() {
    const keys = [...this.model.guards.keys()];
    const rows = await db().codeGuard.findMany({ where: { key: { in: keys } } });
    const real = rows.map((row) => [row.key, row.failures, row.disabledAt !== null]);
    const wanted = keys.map((key) => {
      const guard = this.model.guards.get(key);
      return [key, guard?.failures, guard?.disabled];
    });
    // The model makes a guard as soon as it looks at one, the database when it counts.
    const counted = wanted.filter(([key, failures]) => failures || rows.some((r) => r.key === key));
    expect(real.sort()).toEqual(counted.sort());
  }

  private purposeOf({ purpose }: { purpose: number }): Purpose {
    return this.purposes[purpose % this.purposes.length] ?? 'signup';
  }

  private cookieOf(one: {
    browser: number;
    purpose: number;
    otherCookie: boolean;
    foreign: boolean;
  }) {
    const purpose = this.purposeOf({ purpose: one.purpose + (one.otherCookie ? 1 : 0) });
    const own = this.holders.get(`${one.browser} ${purpose}`);
    const place = own ? this.ids.indexOf(own.id) : -1;
    const holder = own && one.foreign ? { ...own, secret: `${own.secret}x` } : own;
    return {
      holder: holder ?? null,
      at: place < 0 ? undefined : place,
      isHolder: !one.foreign,
    };
  }

  private async typed(
    kind: Extract<Command, { do: 'type' }>['code'],
    at: number | undefined,
  ): Promise<{ text: string; is: 'right' | 'wrong' | 'malformed' }> {
    const id = at === undefined ? undefined : this.ids[at];
    if (kind === 'malformed') return { text: '12 34', is: 'malformed' };
    if (!id) return { text: '123456', is: 'wrong' };
    const right = await codeOf(id);
    const row = await db().otpChallenge.findUniqueOrThrow({ where: { id } });
    const first = deriveCode(keyring().get(row.keyId) ?? new Uint8Array(), {
      ...{ ...row, phone: row.phone ?? '' },
      generation: 1,
    });
    const neighbour = this.ids.find((each) => each !== id);
    const texts = {
      right,
      first,
      wrong: notThe(right),
      neighbour: neighbour ? await codeOf(neighbour) : notThe(right, 2),
    };
    return { text: texts[kind], is: texts[kind] === right ? 'right' : 'wrong' };
  }

  private keep(browser: number, purpose: Purpose, holder: Holder) {
    this.holders.set(`${browser} ${purpose}`, holder);
    if (!this.ids.includes(holder.id)) this.ids.push(holder.id);
  }

  private seconds(moment: Date | undefined): number | undefined {
    return moment && (moment.getTime() - this.epoch) / 1000;
  }

  /** An answer without what is random in it, its moments in seconds. */
  private plain({ holder: _random, ...result }: { holder?: Holder; ok: boolean }) {
    return Object.fromEntries(
      Object.entries(result).map(([name, value]: [string, unknown]) => [
        name,
        value instanceof Date ? this.seconds(value) : value,
      ]),
    );
  }
}

it('[N3] [N4] [P2] [A4] [A5] [T3] I1 to I5 hold after every step of any story, as a model without a database says', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const stage = new Stage(told);
      await stage.begin();
      for (const one of [BEGINNING, ...told.commands]) {
        const [real, wanted] = await stage.play(one);
        expect(real, one.do).toEqual(wanted);
        if (one.do !== 'wait') await stage.check();
      }
      await stage.end();
    }),
    { numRuns: STORIES },
  );
}, 3_600_000);
