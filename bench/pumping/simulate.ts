import { db } from '@/lib/platform/db';
import { chanceToClose } from './closing';
import { guess } from './guesser';
import { live, outcomeOf } from './live';
import { seeded } from './random';
import { honestDay, opening, pumpingAttack } from './requests';

// Run as a program by ../pumping.mjs, once per policy: `shoppers` of a day, `messages` that the attack
// asks for. Answers in one line of JSON.
const [shoppers = 0, messages = 0] = process.argv.slice(2).map(Number);

const first = honestDay(seeded(1), shoppers, 0);
const firstFates = await live(first);
const honest = honestDay(seeded(2), shoppers, 1);
const attack = pumpingAttack(seeded(3), messages, 1);
const secondFates = await live([...honest, ...attack]);
// Weeks later each, when no day before is within reach of any limit: a new shop again.
const calm = opening(seeded(4), shoppers / 10, 20);
const crowded = opening(seeded(4), shoppers / 4, 40);
const days = {
  calm: await outcomeOf(calm, await live(calm)),
  crowded: await outcomeOf(crowded, await live(crowded)),
  quiet: await outcomeOf(first, firstFates),
  attacked: await outcomeOf(honest, secondFates),
  attack: await outcomeOf(attack, secondFates),
};

const guessers = [];
for (const [purpose, owner] of [
  ['login', null],
  ['login', 'login'],
  ['login', 'reset'],
  ['reset', null],
  ['reset', 'login'],
  ['reset', 'reset'],
] as const) {
  const phone: string = `+91997000000${guessers.length}`;
  // Each in weeks of its own, so that one uses up nothing of another's.
  const firstDay: number = 40 * (guessers.length + 2);
  guessers.push({
    purpose,
    owner,
    ...(await guess(purpose, { phone, firstDay, days: 30, owner })),
  });
}
const closing = [95, 93, 90, 88, 85, 80, 75].map((typed) => ({
  typed,
  chance: chanceToClose(seeded(5), { typed, shoppers: 2_000, trials: 2_000 }),
}));
await db().$disconnect();
process.stdout.write(`${JSON.stringify({ days, guessers, closing })}\n`);
