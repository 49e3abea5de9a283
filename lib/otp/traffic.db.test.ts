import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../platform/db';
import { at, atOnce } from './challenge-fixtures';
import { countVerified, reserveTraffic, type Traffic, type TrafficPolicy } from './traffic';

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
  const traffic: Traffic = { phone, client: null, kind: 'code', ...more };
  return reserveTraffic(db(), traffic, at(seconds), {
    moneyPaise: 1_000_000,
    enforce: true,
    ...policy,
  });
}

/** So many codes of a prefix, one after the other; how many were let through. */
async function askOften(count: number, prefix: number, seconds = 0, verified = false) {
  let through = 0;
  for (let index = 0; index < count; index += 1) {
    if ((await ask(number(prefix, index), seconds)) !== null) continue;
    through += 1;
    if (verified) await countVerified(db(), number(prefix, index), at(seconds));
  }
  return through;
}

describe('[A5] I10: codes that nobody types', () => {
  it('stop at twenty a day for a country and its prefix where nothing was ever verified', async () => {
    const prefix = prefixOfItsOwn();
    expect(await askOften(30, prefix)).toBe(20);
    expect(await ask(number(prefix, 50))).toBe('pumping_country');
    expect(await askOften(1, prefix, DAY + 3_600)).toBe(1);
  });

  it('stop one prefix and leave the others of a country where much is verified', async () => {
    await askOften(200, prefixOfItsOwn(), 0, true);
    const [pumped, other] = [prefixOfItsOwn(), prefixOfItsOwn()];
    expect(await askOften(30, pumped)).toBe(20);
    expect(await ask(number(pumped, 50))).toBe('pumping_prefix');
    expect(await ask(number(other, 1))).toBeNull();
  });

  it('may be three for ten of the best of fourteen days, and not of a day before', async () => {
    const busy = prefixOfItsOwn();
    await askOften(100, busy, 0, true);
    expect(await askOften(40, busy, 13 * DAY)).toBe(30);
    expect(await askOften(40, busy, 15 * DAY)).toBe(20);
  });

  it('are room again once somebody types them', async () => {
    const prefix = prefixOfItsOwn();
    await askOften(20, prefix);
    expect(await ask(number(prefix, 90))).toBe('pumping_country');
    await countVerified(db(), number(prefix, 1), at(0));
    expect(await ask(number(prefix, 90))).toBeNull();
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

it('I10: an address reaches three countries a day, and again the next day', async () => {
  const client = '203.0.113.7';
  const phones = [number(0, 1), '+6581234567', '+447400123456', '+971501234567'];
  const answers = [];
  for (const phone of phones) answers.push(await ask(phone, 0, {}, { client }));
  expect(answers).toEqual([null, null, null, 'countries']);
  expect(await ask('+971501234567', 0, {}, { client: '203.0.113.8' })).toBeNull();
  expect(await ask('+971501234567', DAY + 1, {}, { client })).toBeNull();
});

it('a decoy is looked at like a code and counted nowhere; a notice costs and is no code', async () => {
  await ask(number(0, 1), 0, {}, { kind: 'nothing' });
  await ask(number(0, 1), 0, {}, { kind: 'notice' });
  const total = await db().smsTraffic.findFirstOrThrow({ where: { scope: 'total' } });
  expect(total).toMatchObject({ sent: 0, costPaise: 20 });
});
