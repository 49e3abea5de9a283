import { parseArguments } from '../../scripts/setup/arguments.mjs';
import { runCommand } from '../../scripts/setup/command.mjs';
import { prepareCode } from '../../scripts/setup/prepare.mjs';
import { run } from '../../scripts/setup/processes.mjs';
import { projectRoot } from '../../scripts/setup/project.mjs';
import { SetupFailure } from '../../scripts/setup/setup-failure.mjs';
import { say, step } from '../../scripts/setup/steps.mjs';
import { openEmptyApp } from '../empty-app.mjs';
import { benchDatabase, machine, openBenchShop } from '../shop.mjs';
import { makeShoppers } from '../shoppers.mjs';
import { addOldChallenges } from './old-challenges.mjs';
import { lastLine, table } from './report.mjs';

const USAGE = `Usage: npm run bench:otp [-- --small]

  --small   10 thousand old challenges instead of 10 million, and one short round, to see that it works
  --help    this text`;

/** Journeys a second that shoppers are made for, each for the four messages that a number may get. */
const JOURNEYS_A_SECOND = 150;
const USES = 4;

await runCommand(async (life) => {
  const { help, small } = parseArguments(process.argv.slice(2), { small: 'flag' });
  if (help) {
    say(USAGE);
    return 0;
  }
  const [rounds, seconds, old] = small ? [1, 3, 10_000] : [5, 5, 10_000_000];
  await prepareCode();
  const env = { ...(await benchDatabase(life)), SMS_DAILY_RUPEES: '1000000' };
  const { origin: empty, peerUrl } = await openEmptyApp(env.DATABASE_URL);
  const shop = await openBenchShop(env);
  const members = Math.ceil((JOURNEYS_A_SECOND * seconds) / USES) * (rounds + 1);
  const { phones } = await step('Making shoppers', () => makeShoppers(env, { members, codes: 0 }));

  const both = [];
  for (const count of [0, old]) {
    if (life.ending()) return 130;
    const title = `${count.toLocaleString('en')} old challenges in the table`;
    if (count > 0) await step(`Writing ${title}`, () => addOldChallenges(env.DATABASE_URL, count));
    const engine = await step(`The engine alone, ${title}`, () =>
      program('engine.ts', [rounds, seconds], env),
    );
    const http = await step(`Over HTTP, ${title}`, () =>
      program('http.ts', [JSON.stringify({ shop, empty, peerUrl, phones, rounds, seconds })], env),
    );
    both.push({ ...engine, ...http });
    say(`\n${title}\n\n${table({ ...engine, ...http })}\n`);
  }
  say(`${machine()}; 20 at a time, ${rounds} rounds of ${seconds} s each`);
  say(lastLine(both, old));
  return 0;
});

async function program(file, args, env) {
  const { code, output } = await run(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', `bench/otp/${file}`, ...args.map(String)],
    { cwd: projectRoot, env: { ...process.env, ...env } },
  );
  if (code !== 0) throw new SetupFailure(`${file} failed.`, { details: output });
  return JSON.parse(output.trim().split('\n').at(-1));
}
