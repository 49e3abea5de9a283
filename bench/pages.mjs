import { parseArguments } from '../scripts/setup/arguments.mjs';
import { runCommand } from '../scripts/setup/command.mjs';
import { prepareCode } from '../scripts/setup/prepare.mjs';
import { say } from '../scripts/setup/steps.mjs';
import { openEmptyApp } from './empty-app.mjs';
import { table } from './figures.mjs';
import { CONNECTIONS, load } from './load.mjs';
import { benchDatabase, machine, openBenchShop } from './shop.mjs';
import { makeShoppers, queueIsEmpty } from './shoppers.mjs';
import { codeScreens, staticPages, USES } from './targets.mjs';

const USAGE = `Usage: npm run bench:pages [-- --quick]

  --quick   one short round, to see that it works; its figures mean little
  --help    this text`;

/** The most posts a second that shoppers are made for. */
const POSTS_A_SECOND = 400;

/** Measures a list in order and adds what came out to the figures of the rounds before. */
async function measure(targets, seconds, figures, ready) {
  for (const target of targets) {
    await ready();
    const { rate, wait, bytes } = await load(target, seconds);
    say(`  ${Math.round(rate).toString().padStart(6)} a second  ${target.name}`);
    const figure = figures.get(target.name) ?? { name: target.name, rates: [], waits: [] };
    figures.set(target.name, {
      ...figure,
      bytes,
      rates: [...figure.rates, rate],
      waits: [...figure.waits, wait],
    });
  }
}

await runCommand(async (life) => {
  const { help, quick } = parseArguments(process.argv.slice(2), { quick: 'flag' });
  if (help) {
    say(USAGE);
    return 0;
  }
  const [rounds, seconds] = quick ? [1, 3] : [3, 3];
  await prepareCode();
  const env = await benchDatabase(life);
  const shop = await openBenchShop(env);
  const { origin: empty } = await openEmptyApp(env.DATABASE_URL);
  const ready = () => queueIsEmpty(env.DATABASE_URL);

  const plain = new Map();
  const packed = new Map();
  const codes = new Map();
  // The first round warms both servers up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    if (life.ending()) return 130;
    const warmUp = round === 0;
    say(warmUp ? '- Warming up' : `- Round ${round} of ${rounds}`);
    const long = warmUp ? 3 : seconds;
    const enough = Math.ceil((POSTS_A_SECOND * long) / USES);
    const shoppers = await makeShoppers(env, { members: 2 * enough, codes: enough + 1 });
    const into = (figures) => (warmUp ? new Map() : figures);
    await measure(staticPages(empty, shop), long, into(plain), ready);
    const gzip = { 'accept-encoding': 'gzip' };
    await measure(staticPages(empty, shop, gzip), long, into(packed), ready);
    await measure(await codeScreens(empty, shop, shoppers), long, into(codes), ready);
  }

  say(`\n${machine()}; ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s each\n`);
  say(`${table('page, not compressed', [...plain.values()])}\n`);
  say(`${table('page, gzip as browsers ask for', [...packed.values()])}\n`);
  say(`${table('code screen and actions', [...codes.values()])}\n`);
  return 0;
});
