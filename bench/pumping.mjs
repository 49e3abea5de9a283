import { startTestServer } from '../scripts/checks/test-shop.mjs';
import { parseArguments } from '../scripts/setup/arguments.mjs';
import { runCommand } from '../scripts/setup/command.mjs';
import { demoEnv } from '../scripts/setup/demo-env.mjs';
import { prepareCode } from '../scripts/setup/prepare.mjs';
import { run } from '../scripts/setup/processes.mjs';
import { projectRoot } from '../scripts/setup/project.mjs';
import { SetupFailure } from '../scripts/setup/setup-failure.mjs';
import { say, step } from '../scripts/setup/steps.mjs';
import { cloneTemplate, ensureTemplate } from '../scripts/setup/template-database.mjs';
import { closingTable, dayTable, guesserTable } from './pumping/tables.mjs';

const USAGE = `Usage: npm run bench:pumping [-- --small]

  --small   a twentieth of the shoppers, to see that it works; its figures mean little
  --help    this text

A shop's opening, an honest day, a day with SMS pumping, and weeks of guessing, lived through the code engine on a real
PostgreSQL with a clock and dice of its own: the same figures each time.`;

await runCommand(async (life) => {
  const { help, small } = parseArguments(process.argv.slice(2), { small: 'flag' });
  if (help) {
    say(USAGE);
    return 0;
  }
  const [shoppers, messages] = small ? [100, 200] : [2_000, 4_000];
  await prepareCode();
  const cluster = await startTestServer(life);
  const policies = ['record', 'enforce'];
  const results = await step(
    `Living through it: ${shoppers} shoppers a day, ${messages} messages asked for by the attack`,
    () => Promise.all(policies.map((policy) => simulate(cluster, policy, [shoppers, messages]))),
  );
  const [record, enforce] = results;
  say(`\n${dayTable({ record, enforce })}\n`);
  say(`${guesserTable(enforce.guessers)}\n`);
  say(`${closingTable(enforce.closing)}\n`);
  return 0;
});

async function simulate(cluster, policy, sizes) {
  const databaseUrl = await cloneTemplate(
    cluster,
    await ensureTemplate(cluster),
    `pumping_${policy}`,
  );
  const { code, output } = await run(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', 'tsx', 'bench/pumping/simulate.ts'],
      ...sizes.map(String),
    ],
    {
      cwd: projectRoot,
      env: {
        ...process.env,
        ...demoEnv({ databaseUrl, port: 3000, env: {} }),
        SMS_PUMPING: policy,
      },
    },
  );
  if (code !== 0) throw new SetupFailure('The simulation failed.', { details: output });
  return JSON.parse(output);
}
