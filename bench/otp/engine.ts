import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { phoneKey } from '@/lib/otp/challenge';
import { codeOf } from '@/lib/otp/challenge-fixtures';
import { issueChallenge } from '@/lib/otp/issue';
import { verifyChallenge } from '@/lib/otp/verify';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { CONNECTIONS } from '../load.mjs';
import { rateOf } from './rate';
import { recorded, replay } from './recorder';

// Run as a program by engine.mjs: issues and verifies codes through the engine, and beside it sends the
// same statements through `pg` alone, so many rounds of so many seconds. Answers in one line of JSON.
const [rounds = 1, seconds = 1] = process.argv.slice(2).map(Number);

/** Somebody whom no budget knows: a number of a prefix of its own time, an address, an account. */
function somebody(index: number) {
  const digits = String(index).padStart(8, '0');
  const address = [10, index >> 16, (index >> 8) & 255, index & 255].join('.');
  return { phone: `+9198${digits}`, address, account: randomUUID() };
}
type Somebody = ReturnType<typeof somebody>;

async function issue({ phone, address, account }: Somebody) {
  const issued = await issueChallenge(
    db(),
    {
      ...{ purpose: 'login', phone, throttleKey: phoneKey(phone), client: address },
      ...{ subject: account, accountId: account, locale: 'en', context: { next: '/' } },
    },
    new Date(),
  );
  if (!issued.ok) throw new Error(issued.reason);
  return issued.holder;
}

async function verify(
  { address }: Somebody,
  holder: { id: string; secret: string },
  typed: string,
) {
  const request = { purpose: 'login' as const, holder, typed, client: address };
  const answer = await verifyChallenge(db(), request, async () => {}, new Date());
  if (!answer.ok) throw new Error(answer.reason);
}

let made = 0;
const next = () => somebody(made++);

const pool = new pg.Pool({ connectionString: env().databaseUrl, max: CONNECTIONS });

const sample = next();
let code = '';
let holder = { id: '', secret: '' };
const issuing = await recorded(async () => {
  holder = await issue(sample);
});
code = await codeOf(holder.id);
const verifying = await recorded(() => verify(sample, holder, code));
const statements = [...issuing, ...verifying];

async function engine(who: Somebody): Promise<void> {
  const held = await issue(who);
  await verify(who, held, await codeOf(held.id));
}

async function raw(who: Somebody): Promise<void> {
  const client = await pool.connect();
  try {
    // The engine's side reads the code once, as the message would carry it.
    const fresh = { [sample.phone]: who.phone, [sample.address]: who.address };
    await replay(client, statements, fresh);
    await client.query('SELECT * FROM otp_challenges WHERE id = $1', [holder.id]);
  } finally {
    client.release();
  }
}

/** Every round starts with a day on which nothing was sent: its limits are not what is measured. */
async function measured(journey: (who: Somebody) => Promise<void>): Promise<number> {
  await pool.query('TRUNCATE sms_traffic');
  return rateOf(() => journey(next()), seconds);
}

const rates: { engine: number[]; raw: number[] } = { engine: [], raw: [] };
for (let round = 0; round <= rounds; round += 1) {
  const pair = { engine: await measured(engine), raw: await measured(raw) };
  // The first round warms both up and does not count.
  if (round === 0) continue;
  rates.engine.push(pair.engine);
  rates.raw.push(pair.raw);
}
await pool.end();
await db().$disconnect();
process.stdout.write(`${JSON.stringify({ ...rates, statements: statements.length })}\n`);
