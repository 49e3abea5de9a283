import { closing } from './faults/judge.mjs';
import { runFaults } from './faults/run.mjs';
import { parseArguments } from './setup/arguments.mjs';
import { runCommand } from './setup/command.mjs';
import { joinServer } from './setup/postgres.mjs';
import { prepareCode } from './setup/prepare.mjs';
import { say, step } from './setup/steps.mjs';
import { cloneTemplate, dropCopies, ensureTemplate } from './setup/template-database.mjs';

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
  const server = await step('Starting PostgreSQL for the run', () => joinServer('faults-postgres'));
  life.atEnd(server.release);
  const cluster = server.url('postgres');
  life.atEnd(() => dropCopies(cluster));
  const databaseUrl = await cloneTemplate(cluster, await ensureTemplate(cluster), 'faults');
  const [count, perSecond] = small ? [300, 15] : [5_000, 50];
  const found = await step(`Asking for ${count} codes, ${perSecond} a second`, () =>
    runFaults({
      ...{ databaseUrl, restartDatabase: server.restart, count, perSecond, say },
      killEveryMs: 3_000,
    }),
  );
  say(table(found));
  say(closing(found));
  return found.lost + found.twice + found.late === 0 ? 0 : 1;
});

/** @param {Awaited<ReturnType<typeof runFaults>>} found */
function table({ books, reasons, kills, restarts, unknown, unknownTaken }) {
  const fates = new Set(books.map(fateOf));
  const lines = [
    ['asked of carriers', books.length],
    ...[...fates].map((fate) => [`  ${fate}`, books.filter((b) => fateOf(b) === fate).length]),
    ['workers killed', kills],
    ['PostgreSQL restarted', restarts],
    ['receipts that were answered', books.flatMap(({ receipts }) => receipts).length],
    ['unknown, and a carrier has it', `${unknownTaken} of ${unknown}`],
    ...Object.entries(reasons).map(([reason, many]) => [`undeliverable: ${reason}`, many]),
  ];
  return `\n${lines.map(([what, many]) => `${String(what).padEnd(44)}${many}`).join('\n')}\n`;
}

/** @param {{ fate: { answer: string | null } }} entry */
function fateOf({ fate }) {
  return fate.answer ?? 'answered';
}
