import pg from 'pg';
import { deriveCode } from '@/lib/otp/code';
import { keyring } from '@/lib/otp/keyring';
import { env } from '@/lib/platform/env';
import { actionPost, hiddenFields } from '../form.mjs';
import { CONNECTIONS } from '../load.mjs';
import { queueIsEmpty } from '../shoppers.mjs';
import { type Answer, closeConnections, send } from './http-client';
import { rateOf } from './rate';

// Run as a program by run.mjs: posts what a browser with JavaScript posts to the shop, to an action with
// one insert and to better-auth, in turn, so many rounds of so many seconds. Answers in one line of JSON.
const { shop, empty, peerUrl, phones, rounds, seconds } = JSON.parse(process.argv[2] ?? '') as {
  shop: string;
  empty: string;
  peerUrl: string;
  phones: string[];
  rounds: number;
  seconds: number;
};

const pool = new pg.Pool({ connectionString: env().databaseUrl, max: CONNECTIONS });
const peerPool = new pg.Pool({ connectionString: peerUrl, max: CONNECTIONS });
const readForm = async (address: string, field: string, headers = {}) =>
  hiddenFields((await send(address, { headers })).body, field);

function must(holds: boolean, what: string, { status, body, headers }: Answer): void {
  if (!holds)
    throw new Error(`${what}: ${status} ${JSON.stringify(headers)} ${body.slice(0, 400)}`);
}

let turn = 0;
const nextPhone = () => phones[turn++ % phones.length] ?? '';

const forgot = await readForm(`${shop}/forgot-password`, 'identifier');
const insertForm = await readForm(`${empty}/insert/and-go`, 'text');

/** A code to reset a password with: asked for, read, typed, right. */
const askForReset = (identifier: string) =>
  send(`${shop}/forgot-password`, actionPost(shop, forgot, { identifier }));

const cookieOf = ({ headers }: Answer) =>
  headers['set-cookie']?.find((cookie) => cookie.startsWith('kulhad_otp_reset='))?.split(';')[0] ??
  '';

const first = cookieOf(await askForReset(nextPhone()));
const verifyForm = await readForm(`${shop}/forgot-password/verify`, 'code', { cookie: first });

/** Whether an action sends its shopper there, and the page along with it. */
const leadsTo = ({ headers, body }: Answer, path: string) =>
  String(headers['x-action-redirect']).startsWith(path) && body.includes('"children"');

async function ours(): Promise<void> {
  const sent = await askForReset(nextPhone());
  must(leadsTo(sent, '/forgot-password/verify'), 'send', sent);
  const cookie = cookieOf(sent);
  const challenge = cookie.split('=')[1]?.split('.')[0] ?? '';
  const code = await codeOfChallenge(challenge);
  const post = actionPost(shop, verifyForm, { challenge, intent: 'verify', code });
  const done = await send(`${shop}/forgot-password/verify`, {
    ...post,
    headers: { ...post.headers, cookie },
  });
  must(leadsTo(done, '/reset-password'), 'verify', done);
}

async function codeOfChallenge(id: string): Promise<string> {
  const { rows } = await pool.query(
    'SELECT id, generation, purpose, phone, binding, nonce, key_id FROM otp_challenges WHERE id = $1',
    [id],
  );
  const key = keyring().get(rows[0].key_id);
  if (!key) throw new Error('no key');
  return deriveCode(key, rows[0]);
}

async function insert(): Promise<void> {
  const done = await send(`${empty}/insert/and-go`, actionPost(empty, insertForm, { text: 'tea' }));
  must(leadsTo(done, '/insert/done') && done.body.includes('inserted tea'), 'insert', done);
}

const peerPost = (name: string, fields: Record<string, string>) =>
  send(`${empty}/api/auth/phone-number/${name}`, {
    method: 'POST',
    headers: { origin: empty, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(fields)),
  });

async function peer(): Promise<void> {
  const phone = nextPhone();
  const sent = await peerPost('send-otp', { phoneNumber: phone });
  must(sent.status === 200, 'peer sends', sent);
  const { rows } = await peerPool.query(
    'SELECT value FROM verification WHERE identifier = $1 ORDER BY "createdAt" DESC LIMIT 1',
    [`phone-number-otp-${phone}`],
  );
  const [code] = String(rows[0]?.value).split(':');
  const done = await peerPost('verify', { phoneNumber: phone, code: code ?? '' });
  must(done.status === 200, 'peer verifies', done);
}

const sides = { insert, peer, ours };
const rates = { insert: [] as number[], peer: [] as number[], ours: [] as number[] };
for (let round = 0; round <= rounds; round += 1) {
  for (const side of ['insert', 'peer', 'ours'] as const) {
    await queueIsEmpty(env().databaseUrl);
    // Every round starts with a day on which nothing was sent: its limits are not what is measured.
    await pool.query('TRUNCATE sms_traffic, budgets');
    const rate = await rateOf(sides[side], seconds);
    // The first round warms all of them up and does not count.
    if (round > 0) rates[side].push(rate);
  }
}
await Promise.all([pool.end(), peerPool.end()]);
closeConnections();
process.stdout.write(`${JSON.stringify(rates)}\n`);
