/**
 * What became of every challenge, by our rows and by the carriers' own books.
 *
 * @typedef {{ id: string, challengeId: string, status: string, reason: string | null, notAfter: string }} Row
 * @typedef {{ status: string, at: Date, reference?: string, callback?: string }} Taken of a carrier's book
 *
 * @param {Row[]} rows @param {readonly Taken[]} books
 */
export function judge(rows, books) {
  /** @type {Map<string, Taken[]>} */
  const taken = new Map();
  for (const entry of books) {
    if (entry.status === 'not taken') continue;
    const id = messageOf(entry);
    taken.set(id, [...(taken.get(id) ?? []), entry]);
  }
  const count = (/** @type {(row: Row, entries: Taken[]) => boolean} */ is) =>
    rows.filter((row) => is(row, taken.get(row.id) ?? [])).length;
  const reasons = rows
    .filter(({ status }) => status === 'undeliverable')
    .reduce(
      (counts, { reason }) => {
        counts[reason ?? 'none'] = (counts[reason ?? 'none'] ?? 0) + 1;
        return counts;
      },
      /** @type {Record<string, number>} */ ({}),
    );
  return {
    challenges: rows.length,
    accepted: count(({ status }) => ACCEPTED.includes(status)),
    undeliverable: count(({ status, reason }) => status === 'undeliverable' && reason !== null),
    unknown: count(({ status }) => status === 'unknown'),
    unknownTaken: count(({ status }, entries) => status === 'unknown' && entries.length > 0),
    // Neither an end nor a reason, or an end that is not true.
    lost: count(
      ({ status, reason }, entries) =>
        ['queued', 'sending'].includes(status) ||
        (status === 'undeliverable' && (reason === null || entries.length > 0)) ||
        (ACCEPTED.includes(status) && entries.length === 0),
    ),
    twice: count((_, entries) => entries.length > 1),
    late: count(({ notAfter }, entries) => entries.some(({ at }) => at > new Date(notAfter))),
    reasons,
  };
}

const ACCEPTED = ['sent', 'delivered', 'undelivered'];

/** Our message's id: in the carrier's reference, or in the address for its receipts. @param {Taken} entry */
function messageOf({ reference, callback }) {
  if (reference) return reference;
  return (callback && new URL(callback).searchParams.get('message')) || 'nobody’s';
}

/** The line that the run ends with. @param {ReturnType<typeof judge>} found */
export const closing = ({ challenges, accepted, undeliverable, unknown, lost, twice, late }) =>
  `${challenges} challenges: ${accepted} accepted, ${undeliverable} undeliverable, ${unknown} unknown, ` +
  `${lost} lost, ${twice} twice, ${late} late`;
