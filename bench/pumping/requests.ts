import type { Random } from './random';

/** Somebody who asks for a code, and what becomes of it. */
export type Request = {
  /** Seconds since midnight of the first day. */
  at: number;
  phone: string;
  /** The client's address. */
  client: string;
  purpose: 'signup' | 'login';
  /** What is done, each so many seconds after what was before. */
  later: { after: number; what: 'right' | 'wrong' | 'resend' }[];
};

const DAY = 86_400;

/** Where shoppers are, out of 100, and how their mobile numbers begin and go on. */
const HONEST_COUNTRIES = [
  { share: 88, begins: '+9198', digits: 8 },
  { share: 5, begins: '+97150', digits: 7 },
  { share: 3, begins: '+1201640', digits: 4 },
  { share: 2, begins: '+659', digits: 7 },
  { share: 2, begins: '+447400', digits: 6 },
];

/** How a day's codes end, out of 100: most are typed as they arrive. */
const ENDINGS: { share: number; later: Request['later'] }[] = [
  { share: 83, later: [{ after: 20, what: 'right' }] },
  {
    share: 5,
    later: [
      { after: 25, what: 'wrong' },
      { after: 15, what: 'right' },
    ],
  },
  {
    share: 5,
    later: [
      { after: 45, what: 'resend' },
      { after: 20, what: 'right' },
    ],
  },
  { share: 2, later: [{ after: 45, what: 'resend' }] },
  { share: 5, later: [] },
];

function drawn<T extends { share: number }>(random: Random, choices: readonly T[]): T {
  let left = random.share() * 100;
  for (const choice of choices) {
    left -= choice.share;
    if (left < 0) return choice;
  }
  throw new Error('the shares do not add up to 100');
}

/**
 * A day's shoppers, more of them in the evening. Two of five come through addresses that many share
 * (offices, hostels, carriers); one in three is new.
 */
export function honestDay(random: Random, shoppers: number, day: number): Request[] {
  return honest(random, shoppers, () => {
    const hour = random.share() < 0.5 ? random.between(17, 22) : random.between(7, 22);
    return day * DAY + hour * 3_600 + random.between(0, 3_599);
  });
}

/** Ten minutes in which a new shop opens to the same people, all of them new to it. */
export function opening(random: Random, shoppers: number, day: number): Request[] {
  const someTime = () => day * DAY + 9 * 3_600 + random.between(0, 599);
  return honest(random, shoppers, someTime).map((each) => ({ ...each, purpose: 'signup' }));
}

function honest(random: Random, shoppers: number, someTime: () => number): Request[] {
  return Array.from({ length: shoppers }, () => {
    const { begins, digits } = drawn(random, HONEST_COUNTRIES);
    const number = String(random.between(0, 10 ** digits - 1)).padStart(digits, '0');
    return {
      at: someTime(),
      phone: `${begins}${number}`,
      client:
        random.share() < 0.4
          ? `203.0.113.${random.between(1, 40)}`
          : `198.18.${random.between(0, 255)}.${random.between(0, 255)}`,
      purpose: random.share() < 0.33 ? ('signup' as const) : ('login' as const),
      later: drawn(random, ENDINGS).later,
    };
  });
}

/** From three in the morning to nine: thirty prefixes of the dearest country, a new address each time. */
export function pumpingAttack(random: Random, messages: number, day: number): Request[] {
  return Array.from({ length: messages }, (_, index) => ({
    at: day * DAY + 3 * 3_600 + Math.floor((index * 6 * 3_600) / messages),
    phone: `+97155${random.between(100, 129)}${String(random.between(0, 9_999)).padStart(4, '0')}`,
    client: `100.64.${random.between(0, 255)}.${random.between(0, 255)}`,
    purpose: 'signup',
    later: [],
  }));
}
