import { parseArguments } from '../scripts/setup/arguments.mjs';
import { runCommand } from '../scripts/setup/command.mjs';
import { prepareCode } from '../scripts/setup/prepare.mjs';
import { run } from '../scripts/setup/processes.mjs';
import { projectRoot } from '../scripts/setup/project.mjs';
import { SetupFailure } from '../scripts/setup/setup-failure.mjs';
import { say, step } from '../scripts/setup/steps.mjs';
import { benchDatabase, machine } from './shop.mjs';

const USAGE = `Usage: npm run bench:sms [-- --quick]

  --quick   five seconds in place of a minute, to see that it works; its figures mean little
  --help    this text

How long a code takes from being asked for to the carrier's socket, at 50 a second.`;

const PER_SECOND = 50;
/** A carrier that answers at once: what is measured is ours. */
const CARRIER = {
  SMS_PROVIDERS: 'twilio',
  TWILIO_FROM: 'KULHAD',
  TWILIO_ACCOUNT_SID: `AC${'7'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'of-nobody',
};

await runCommand(async (life) => {
  const { help, quick } = parseArguments(process.argv.slice(2), { quick: 'flag' });
  if (help) {
    say(USAGE);
    return 0;
  }
  await prepareCode();
  const env = await benchDatabase(life);
  const count = PER_SECOND * (quick ? 5 : 60);
  const { latencies } = await step(`Asking for ${count} codes, ${PER_SECOND} a second`, () =>
    send(env, count),
  );
  const arrived = latencies.filter((ms) => ms !== null).sort((a, b) => a - b);
  const at = (part) => Math.round(arrived[Math.ceil(part * arrived.length) - 1]);
  say(`\n${machine()}`);
  say(`arrived ${arrived.length} of ${count}, longest ${at(1)} ms`);
  say(`from asked for to the carrier's socket: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  return arrived.length === count ? 0 : 1;
});

async function send(env, count) {
  const { code, output } = await run(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', 'tsx', 'bench/sms/send.ts'],
      ...[count, PER_SECOND].map(String),
    ],
    {
      cwd: projectRoot,
      env: { ...process.env, ...env, ...CARRIER, SMS_DAILY_RUPEES: '1000000' },
    },
  );
  const figures = output.split('\n').find((line) => line.startsWith('{"latencies"'));
  if (code !== 0 || !figures)
    throw new SetupFailure('The messages could not be sent.', { details: output.slice(-2_000) });
  return JSON.parse(figures);
}
