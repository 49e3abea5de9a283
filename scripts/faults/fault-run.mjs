import { joinServer } from '../setup/postgres.mjs';
import { cloneTemplate, dropCopies, ensureTemplate } from '../setup/template-database.mjs';
import { runFaults } from './run.mjs';

/** @typedef {Awaited<ReturnType<typeof runFaults>>} Found */

/**
 * A fault run on a PostgreSQL of its own, which it restarts.
 *
 * @param {import('../setup/command.mjs').Life} life the server is released at its end
 * @param {{ count: number, perSecond: number, say?: (line: string) => void }} run
 * @returns {Promise<Found>}
 */
export async function faultRun(life, run) {
  const server = await joinServer('faults-postgres');
  life.atEnd(server.release);
  const cluster = server.url('postgres');
  life.atEnd(() => dropCopies(cluster));
  const databaseUrl = await cloneTemplate(cluster, await ensureTemplate(cluster), 'faults');
  return runFaults({
    ...{ ...run, databaseUrl, restartDatabase: server.restart },
    killEveryMs: 3_000,
  });
}

/** Whether nothing was lost, sent twice or too late, and the run was one in which that could happen. */
export const endsWell = (/** @type {Found} */ found, /** @type {number} */ count) =>
  found.lost + found.twice + found.late === 0 &&
  found.challenges >= count &&
  found.accepted > 0 &&
  found.kills > 0 &&
  found.restarts === 2;

/** What carriers were asked and did, and what became of it. @param {Found} found */
export function table({ books, reasons, kills, restarts, unknown, unknownTaken }) {
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
