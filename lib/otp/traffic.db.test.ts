import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { at, atOnce, codeOf, issued } from './challenge-fixtures';
import type { Lane, Purpose } from './purposes';
import { resendChallenge } from './resend';
import { reserveTraffic, type Traffic, type TrafficPolicy } from './traffic';
import { uncountUndelivered } from './undelivered';
import { verifyChallenge } from './verify';

const HOUR = 3_600;
const DAY = 86_400;
let lastPrefix = 0;

beforeEach(async () => {
  await db().smsTraffic.deleteMany();
  await db().addressCountry.deleteMany();
});

/** A number of India under a prefix that no other test uses. */
function number(prefix: number, ending: number): string {
  return `+91${98_0000 + prefix}${String(ending).padStart(4, '0')}`;
}

const prefixOfItsOwn = () => {
  lastPrefix += 1;
  return lastPrefix;
};

function ask(
  phone: string,
  seconds = 0,
  policy: Partial<TrafficPolicy> = {},
  more: Partial<Traffic> = {},
) {
  const traffic: Traffic = { purpose: 'signup', phone, client: null, kind: 'code', ...more };
  return reserveTraffic(db(), traffic, at(seconds), {
    moneyPaise: 1_000_000,
    enforce: true,
    ...policy,
  });
}

/** So many codes of a prefix, one after the other; how many were let through. */
async function askOften(count: number, prefix: number, seconds = 0) {
  let through = 0;
  for (let index = 0; index < count; index += 1)
    if ((await ask(number(prefix, index), seconds)) === null) through += 1;
  return through;
}

/** As if so many codes of a prefix had been typed right, besides those that were asked for above. */
async function typed(count: number, prefix: number, seconds = 0, lane: Lane = 'bind') {
  const hour = new Date(at(seconds).setUTCMinutes(0));
  for (const scope of [`country:IN ${lane}`, `prefix:${number(prefix, 0).slice(0, -4)} ${lane}`])
    await db().smsTraffic.upsert({
      where: { scope_hour: { scope, hour } },
      create: { scope, hour, verified: count },
      update: { verified: { increment: count } },
    });
}

/** The same, for codes that nothing else counted as sent. */
async function sentAndTyped(count: number, prefix: number, seconds = 0) {
  await typed(count, prefix, seconds);
  await db().smsTraffic.updateMany({ data: { sent: { increment: count } } });
}

const typeRight = async (
  { holder }: Awaited<ReturnType<typeof issued>>,
  seconds: number,
  { purpose = 'signup', client = null }: { purpose?: Purpose; client?: string | null } = {},
) => {
  const request = { purpose, holder, typed: await codeOf(holder.id), client };
  const result = await verifyChallenge(db(), request, async () => 'done', at(seconds));
  expect(result).toMatchObject({ ok: true });
};

const totalOf = async (scope: string) => {
  const { _sum } = await db().smsTraffic.aggregate({
    where: { scope },
    _sum: { sent: true, verified: true, costPaise: true },
  });
  return _sum;
};

describe('[A5] I10: codes that nobody types', () => {
  it('stop at twenty a day for a country and its prefix where nothing was ever verified', async () => {
    const prefix = prefixOfItsOwn();
    expect(await askOften(30, prefix)).toBe(20);
    expect(await ask(number(prefix, 50))).toBe('pumping_country');
    expect(await askOften(1, prefix, DAY + HOUR)).toBe(1);
  });

  it('stop one prefix and leave the others of a country where much is verified', async () => {
    await sentAndTyped(200, prefixOfItsOwn());
    const [pumped, other] = [prefixOfItsOwn(), prefixOfItsOwn()];
    expect(await askOften(30, pumped)).toBe(20);
    expect(await ask(number(pumped, 50))).toBe('pumping_prefix');
    expect(await ask(number(other, 1))).toBeNull();
  });

  it('may be three for ten of the best of fourteen days, and not of a day before', async () => {
    const busy = prefixOfItsOwn();
    await sentAndTyped(100, busy);
    expect(await askOften(40, busy, 13 * DAY)).toBe(30);
    expect(await askOften(40, busy, 15 * DAY)).toBe(20);
  });

  it('are measured by the best 24 hours, wherever in the day those begin', async () => {
    const busy = prefixOfItsOwn();
    await sentAndTyped(50, busy);
    await db().smsTraffic.updateMany({ data: { hour: at(20 * HOUR) } });
    await sentAndTyped(50, busy);
    expect(await askOften(40, busy, 3 * DAY + 10 * HOUR)).toBe(30);
  });

  it('are room again once somebody types them, however often they were sent', async () => {
    const prefix = prefixOfItsOwn();
    const one = await issued({ phone: number(prefix, 99) });
    for (const seconds of [30, 90])
      await resendChallenge(db(), 'signup', one.holder, at(seconds), null);
    expect(await askOften(20, prefix, 100)).toBe(17);
    await typeRight(one, 120);
    expect(await askOften(20, prefix, 130)).toBe(3);
  });

  it('never close a shop where 93 of 100 are typed, though the seven come first and count at once', async () => {
    const prefix = prefixOfItsOwn();
    for (let hundred = 0; hundred < 4; hundred += 1) {
      expect(await askOften(7, prefix)).toBe(7);
      for (let ten = 0; ten < 9; ten += 1) {
        expect(await askOften(10, prefix)).toBe(10);
        await typed(10, prefix);
      }
    }
  });

  it('of who is new use up nothing of who recovers an account or typed its password', async () => {
    const prefix = prefixOfItsOwn();
    await askOften(20, prefix);
    const all: [Purpose, string | null][] = [];
    for (const purpose of ['signup', 'change_phone', 'reset', 'login', 'checkout'] as const)
      all.push([purpose, await ask(number(prefix, 90), 0, {}, { purpose })]);
    expect(Object.fromEntries(all)).toEqual({
      ...{ signup: 'pumping_country', change_phone: 'pumping_country' },
      ...{ reset: null, login: null, checkout: null },
    });
  });

  it('are bounded too for who typed a password, and among those who did', async () => {
    const prefix = prefixOfItsOwn();
    const login = (index: number) => ask(number(prefix, index), 0, {}, { purpose: 'login' });
    for (let index = 0; index < 20; index += 1) expect(await login(index)).toBeNull();
    expect(await login(20)).toBe('pumping_country');
  });

  it('are only written down where the policy is to record', async () => {
    const prefix = prefixOfItsOwn();
    await askOften(20, prefix);
    const since = await db().auditEvent.count({ where: { event: 'would_refuse' } });
    expect(await ask(number(prefix, 90), 0, { enforce: false })).toBeNull();
    const written = await db().auditEvent.findMany({
      where: { event: 'would_refuse' },
      orderBy: { id: 'desc' },
    });
    expect(written).toHaveLength(since + 1);
    expect(written[0]).toMatchObject({ reason: 'pumping_country' });
  });

  it('let exactly as many through when a hundred ask at once', async () => {
    const prefix = prefixOfItsOwn();
    const answers = await atOnce(100, (index) => ask(number(prefix, index)));
    expect(answers.filter((answer) => answer === null)).toHaveLength(20);
  });

  it('are none of those that no carrier took, unless one may have', async () => {
    const [prefix, scope] = [prefixOfItsOwn(), 'country:IN bind'];
    const fates = [
      { status: 'undeliverable', reason: 'no route' },
      { status: 'unknown', reason: 'no answer' },
      { status: 'undeliverable', reason: 'sim_swap' },
    ] as const;
    const lost = [];
    for (const [index, data] of fates.entries()) {
      const { holder } = await issued({ phone: number(prefix, index) });
      await db().smsMessage.updateMany({ where: { challengeId: holder.id }, data });
      lost.push(await db().smsMessage.findFirstOrThrow({ where: { challengeId: holder.id } }));
    }
    expect((await totalOf(scope)).sent).toBe(3);
    for (const { id } of [...lost, ...lost]) await uncountUndelivered(db(), id);
    expect((await totalOf(scope)).sent).toBe(1);
    expect(await totalOf('total')).toMatchObject({ sent: 1, costPaise: 20 });
  });
});

describe('I10: a day', () => {
  it('costs what it may cost and not a paisa more, also where pumping is only recorded', async () => {
    const policy = { moneyPaise: 50, enforce: false };
    const answers = [];
    for (const index of [1, 2, 3]) answers.push(await ask(number(0, index), 0, policy));
    expect(answers).toEqual([null, null, 'money']);
    expect(await ask(number(0, 4), DAY + 3_600, policy)).toBeNull();
  });

  it('reckons each country at its own price', async () => {
    expect(await ask('+6581234567', 0, { moneyPaise: 399 })).toBe('money');
    expect(await ask('+6581234567', 0, { moneyPaise: 400 })).toBeNull();
    expect(await ask(number(0, 1), 0, { moneyPaise: 419 })).toBe('money');
  });

  it('sends so many to a country and no more', async () => {
    await db().smsTraffic.create({
      data: { scope: 'country:SG', hour: at(0), sent: 500, verified: 500 },
    });
    expect(await ask('+6581234567')).toBe('country');
    expect(await ask('+6581234567', DAY)).toBeNull();
  });
});

describe('I10: an address', () => {
  const [india, singapore, britain, emirates] = [
    number(0, 1),
    '+6581234567',
    '+447400123456',
    '+971501234567',
  ];
  const from = (client: string, seconds = 0) => ({
    ask: (phone: string) => ask(phone, seconds, {}, { client }),
  });

  it('reaches three countries a day, goes on reaching those, and another one the next day', async () => {
    const here = from('203.0.113.7');
    for (const phone of [india, singapore, britain]) expect(await here.ask(phone)).toBeNull();
    for (const round of [1, 2]) expect(await here.ask(emirates), `${round}`).toBe('countries');
    expect(await here.ask(india)).toBeNull();
    expect(await from('203.0.113.8').ask(emirates)).toBeNull();
    expect(await from('203.0.113.7', DAY + 1).ask(emirates)).toBeNull();
  });

  it('goes on reaching one where it typed a code, after three where it did not', async () => {
    const client = '203.0.113.10';
    const here = from(client, 1);
    await typeRight(await issued({ phone: india, client }), 0, { client });
    for (const phone of [singapore, britain, emirates]) expect(await here.ask(phone)).toBeNull();
    expect(await here.ask('+12016400001')).toBe('countries');
    expect(await here.ask(india)).toBeNull();
  });

  it('reaches as many as it likes of those where it types the codes', async () => {
    const client = '203.0.113.9';
    const phones = [india, singapore, britain, emirates, '+12016400001'];
    for (const [index, phone] of phones.entries()) {
      const asked = await issued({ phone, client }, at(index));
      await typeRight(asked, index, { client });
    }
    expect(await db().auditEvent.findMany({ where: { reason: 'countries' } })).toEqual([]);
    expect(await db().addressCountry.count({ where: { address: client } })).toBe(5);
  });
});

it('a decoy is looked at like a code and counted nowhere; a notice costs and is no code', async () => {
  await ask(number(0, 1), 0, {}, { kind: 'nothing' });
  await ask(number(0, 1), 0, {}, { kind: 'notice' });
  const total = await db().smsTraffic.findFirstOrThrow({ where: { scope: 'total' } });
  expect(total).toMatchObject({ sent: 0, costPaise: 20 });
});
