import { endsWell, faultRun, table } from './faults/fault-run.mjs';
import { closing } from './faults/judge.mjs';
import { parseArguments } from './setup/arguments.mjs';
import { runCommand } from './setup/command.mjs';
import { prepareCode } from './setup/prepare.mjs';
import { say, step } from './setup/steps.mjs';

const USAGE = `Usage: npm run faults:sms [-- --small]

  --small   300 challenges in place of 5,000
  --help    this text

Codes through the local carrier while it fails, workers are killed and PostgreSQL is restarted; then every
message is looked up in the carrier's own books. Ends with 1 when one was lost, taken twice, or late.`;

await runCommand(async (life) => {
  const { help, small } = parseArguments(process.argv.slice(2), { small: 'flag' });
  if (help) {
    say(USAGE);
    return 0;
  }
  await prepareCode();
  const [count, perSecond] = small ? [300, 15] : [5_000, 50];
  const found = await step(`Asking for ${count} codes, ${perSecond} a second`, () =>
    faultRun(life, { count, perSecond, say }),
  );
  say(table(found));
  say(closing(found));
  return endsWell(found, count) ? 0 : 1;
});
