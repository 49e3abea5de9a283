import fs from 'node:fs';
import { findBrowser } from './checks/browser.mjs';
import { keepJobs, searchJourneys } from './checks/journey-secrets.mjs';
import {
  checkArrows,
  checkStyle,
  checkTypes,
  reportFile,
  runJourneys,
  runVitest,
  writeRouteTypes,
} from './checks/runners.mjs';
import { SCRIPT_LIMIT, weighHomePage } from './checks/script-size.mjs';
import { closingLine, oneCheck, sum } from './checks/tally.mjs';
import {
  buildForJourneys,
  openForJourneys,
  shopForJourneys,
  shopLog,
  startTestServer,
} from './checks/test-shop.mjs';
import { endsWell, faultRun, table } from './faults/fault-run.mjs';
import { closing } from './faults/judge.mjs';
import { parseArguments } from './setup/arguments.mjs';
import { runCommand } from './setup/command.mjs';
import { prepareCode } from './setup/prepare.mjs';
import { duration, say } from './setup/steps.mjs';

const USAGE = `Usage: npm test [-- --unit]

  --unit   the checks and the unit and database tests only: no build, no fault run, no journeys
  --help   this text`;

/** Runs one part of the whole, says how it went, and shows what it printed when it failed. */
async function part(title, work) {
  const began = performance.now();
  const failed = (error) => ({ ok: false, output: error.details || error.message });
  const { ok, output = '', note = '', tally = oneCheck(ok) } = await work().catch(failed);
  const took = duration(performance.now() - began);
  if (!ok && output) say(`\n${output.trimEnd()}\n`);
  say(`${ok ? 'ok    ' : 'FAILED'}  ${title}${note && `: ${note}`} (${took})`);
  return { title, ok, tally };
}

async function weigh(baseUrl) {
  const { bytes, files } = await weighHomePage(baseUrl);
  const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`;
  return {
    ok: bytes <= SCRIPT_LIMIT,
    note: `${kilobytes(bytes)} of ${kilobytes(SCRIPT_LIMIT)}`,
    output: files.map((file) => `${kilobytes(file.bytes)}  ${file.source}`).join('\n'),
  };
}

const vitest = async (clusterUrl) => {
  const result = await runVitest(clusterUrl);
  return { ...result, note: closingLine(result.tally) };
};

/** The short one of `npm run faults:sms`. It mostly waits: for carriers that are silent. */
async function faults(life) {
  const count = 60;
  const found = await faultRun(life, { count, perSecond: 10 });
  return { ok: endsWell(found, count), note: closing(found), output: table(found) };
}

async function journeys(shop, browser) {
  const databaseUrl = shop.env.DATABASE_URL;
  await keepJobs(databaseUrl);
  const baseUrl = await openForJourneys(shop);
  const size = await part('script of the home page', () => weigh(baseUrl));
  const walked = await part('journeys', async () => {
    const result = await runJourneys({ baseUrl, browser, onText: (t) => process.stdout.write(t) });
    const output = `What the shop said meanwhile is in ${shopLog()}`;
    return { ...result, output, note: closingLine(result.tally) };
  });
  const secrets = await part('[M1] [C1] secrets in what the shop printed', async () => {
    const result = await searchJourneys({ databaseUrl, log: fs.readFileSync(shopLog(), 'utf8') });
    return { ...result, output: `${result.output}\nLines are those of ${shopLog()}` };
  });
  return [size, walked, secrets];
}

await runCommand(async (life) => {
  const { help, unit } = parseArguments(process.argv.slice(2), { unit: 'flag' });
  if (help) {
    say(USAGE);
    return 0;
  }
  await prepareCode();
  const browser = unit ? {} : await findBrowser();
  const clusterUrl = await startTestServer(life);

  const quick = async () => [
    await part('layout and lint', checkStyle),
    await part('arrows between folders', checkArrows),
    await part('unit and database tests', () => vitest(clusterUrl)),
  ];
  const slow = async () => {
    if (unit) {
      await writeRouteTypes();
      return [await part('types', checkTypes)];
    }
    const shop = await shopForJourneys(clusterUrl);
    const built = await part('build', async () => {
      await buildForJourneys(shop);
      return { ok: true };
    });
    // After the build, which writes the types of the routes.
    return [built, await part('types', checkTypes), { ...built, shop }];
  };

  const waiting = async () =>
    unit ? [] : [await part('messages while carriers fail', () => faults(life))];

  // Two lanes for two cores. The journeys come after, alone, so that nothing slows them down.
  const [quickParts, slowParts, waitingParts] = await Promise.all([quick(), slow(), waiting()]);
  const { shop, ok: isBuilt } = slowParts.at(-1);
  const ended = slowParts.filter((each) => each.shop === undefined);
  const parts = [...quickParts, ...ended, ...waitingParts];
  if (shop && isBuilt) parts.push(...(await journeys(shop, browser)));
  const results = parts.map(({ title, ok }) => ({ title, ok }));
  fs.writeFileSync(reportFile('parts.json'), JSON.stringify(results));
  if (life.ending()) return 130;

  const total = sum(parts.map(({ tally }) => tally));
  for (const name of total.skipped) say(`skipped: ${name}`);
  say(`\n${closingLine(total)}`);
  return total.failed === 0 ? 0 : 1;
});
