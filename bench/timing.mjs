import { Agent, request } from 'node:http';
import { parseArguments } from '../scripts/setup/arguments.mjs';
import { runCommand } from '../scripts/setup/command.mjs';
import { prepareCode } from '../scripts/setup/prepare.mjs';
import { SetupFailure } from '../scripts/setup/setup-failure.mjs';
import { say } from '../scripts/setup/steps.mjs';
import { median } from './figures.mjs';
import { formPost, hiddenFields } from './form.mjs';
import { benchDatabase, machine, openBenchShop } from './shop.mjs';
import { makeShoppers, queueIsEmpty } from './shoppers.mjs';
import { mannWhitney } from './two-samples.mjs';

const USAGE = `Usage: npm run bench:timing [-- --quick]

  --quick   thirty samples each, to see that it works; its figures mean little
  --help    this text`;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One form, posted for somebody known or unknown whom no sample has used. */
function journeys(forms, { phones, password }) {
  let last = 0;
  const unknown = () => `+9191${String(last++).padStart(8, '0')}`;
  const known = () => phones.pop();
  const email = (phone) => `${phone.slice(1)}@bench.example`;
  const signup = (phone, ofEmail) => ({
    ...forms.signup,
    name: 'Meera Bench',
    phone,
    email: email(ofEmail),
    password,
  });
  const login = (identifier) => ({ ...forms.login, identifier, password: 'not-the-password' });
  const reset = (identifier) => ({ ...forms.reset, identifier });
  return [
    {
      name: 'sign up, number',
      path: '/signup',
      status: 303,
      known: () => signup(known(), unknown()),
      unknown: () => signup(unknown(), unknown()),
    },
    {
      name: 'sign up, email',
      path: '/signup',
      status: 303,
      known: () => signup(unknown(), known()),
      unknown: () => signup(unknown(), unknown()),
    },
    {
      name: 'sign in, number, wrong password',
      path: '/login',
      status: 200,
      known: () => login(known()),
      unknown: () => login(unknown()),
    },
    {
      name: 'sign in, email, wrong password',
      path: '/login',
      status: 200,
      known: () => login(email(known())),
      unknown: () => login(email(unknown())),
    },
    {
      name: 'reset, number',
      path: '/forgot-password',
      status: 303,
      known: () => reset(known()),
      unknown: () => reset(unknown()),
    },
    {
      name: 'reset, email',
      path: '/forgot-password',
      status: 303,
      known: () => reset(email(known())),
      unknown: () => reset(email(unknown())),
    },
  ];
}

/** Posts one form and waits for the whole answer. @returns {Promise<{ ms: number, answer: string }>} */
function post(origin, path, fields) {
  const { method, headers, body } = formPost(origin, fields);
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(
      `${origin}${path}`,
      { agent, method, headers: { ...headers, 'content-length': body.length } },
      (response) => {
        response.resume();
        response.on('end', () => {
          const answer = `${response.statusCode} ${response.headers.location ?? ''}`.trim();
          resolve({ ms: performance.now() - began, answer });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function shuffled(items) {
  const left = [...items];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [left[at], left[other]] = [left[other], left[at]];
  }
  return left;
}

function line({ name, times }) {
  const [known, unknown] = [median(times.known), median(times.unknown)];
  const apart = Math.abs(known - unknown) / Math.min(known, unknown);
  const cells = [
    name,
    times.known.length,
    known.toFixed(2),
    unknown.toFixed(2),
    `${(apart * 100).toFixed(1)} %`,
    mannWhitney(times.known, times.unknown).p.toPrecision(2),
  ];
  return `| ${cells.join(' | ')} |`;
}

await runCommand(async (life) => {
  const { help, quick } = parseArguments(process.argv.slice(2), { quick: 'flag' });
  if (help) {
    say(USAGE);
    return 0;
  }
  const [warmUp, samples] = quick ? [10, 30] : [40, 300];
  await prepareCode();
  const env = await benchDatabase(life);
  const origin = await openBenchShop(env);
  const read = async (path, field) =>
    hiddenFields(await (await fetch(`${origin}${path}`)).text(), field);
  const forms = {
    signup: await read('/signup', 'email'),
    login: await read('/login', 'identifier'),
    reset: await read('/forgot-password', 'identifier'),
  };
  const shoppers = await makeShoppers(env, { members: 6 * (samples + warmUp), codes: 0 });
  const measured = journeys(forms, shoppers).map((journey) => ({
    ...journey,
    times: { known: [], unknown: [] },
  }));

  say(`- ${samples} of each, one at a time, in random order`);
  // What comes first warms the server up and does not count.
  const turn = (count, counts) =>
    shuffled(
      measured.flatMap((journey) =>
        Array.from({ length: count }, () => ['known', 'unknown']).flatMap((kinds) =>
          kinds.map((kind) => ({ journey, kind, counts })),
        ),
      ),
    );
  for (const { journey, kind, counts } of [...turn(warmUp, false), ...turn(samples, true)]) {
    if (life.ending()) return 130;
    const { path, status } = journey;
    const { ms, answer } = await post(origin, path, journey[kind]());
    const right = status === 303 ? `303 ${path}/verify` : '200';
    if (answer !== right)
      throw new SetupFailure(`${journey.name}, ${kind}: answered ${answer}, not ${right}.`);
    if (counts) journey.times[kind].push(ms);
  }
  await queueIsEmpty(env.DATABASE_URL);

  say(`\n${machine()}\n`);
  say('| | samples each | known, ms | unknown, ms | apart | p |');
  say('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const journey of measured) say(line(journey));
  return 0;
});
