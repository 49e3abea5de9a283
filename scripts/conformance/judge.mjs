import { idsOf } from './proofs.mjs';

/**
 * @typedef {import('./rows.mjs').Row} Row
 * @typedef {import('./proofs.mjs').Proof} Proof
 * @typedef {Row & { proofs: Proof[], result: 'pass' | 'fail' | 'not shown' | '' }} Judged
 */

/**
 * Lays the tests of a run beside the rows.
 *
 * @param {Row[]} rows @param {Proof[]} proofs
 * @returns {{ judged: Judged[], problems: string[] }} `problems` is empty when every row has a test that
 *   passed or a reason why not, and every id in a title is that of a row
 */
export function judge(rows, proofs) {
  const claims = proofs.flatMap((proof) => idsOf(proof.title).map((id) => ({ id, proof })));
  const known = new Set(rows.map(({ id }) => id));
  const unknown = claims
    .filter(({ id }) => !known.has(id))
    .map(({ id, proof }) => `${id} is no row: "${proof.title}" (${proof.file})`);
  const judged = rows.map((row) => {
    const own = claims.filter(({ id }) => id === row.id).map(({ proof }) => proof);
    return { ...row, proofs: own, result: resultOf(own) };
  });
  const wrong = judged.flatMap(({ id, result, gap }) => {
    if (result === 'fail') return [`${id}: a test failed`];
    if (result === 'not shown') return [`${id}: its tests did not run`];
    return result === '' && !gap ? [`${id}: no test, and no reason why not`] : [];
  });
  return { judged, problems: [...unknown, ...wrong] };
}

function resultOf(proofs) {
  if (proofs.length === 0) return '';
  if (proofs.some(({ result }) => result === 'fail')) return 'fail';
  return proofs.every(({ result }) => result === 'pass') ? 'pass' : 'not shown';
}

/** Titles of one file that are named before the rest is only counted: a table of cases is one thing. */
const NAMED = 3;

/** The page `docs/conformance.md`. @param {Judged[]} judged @returns {string} */
export function conformancePage(judged) {
  const met = judged.filter(({ result, gap }) => result === 'pass' && !gap).length;
  const lines = judged.map((row) => {
    const cells = [
      row.id,
      row.source,
      row.requirement,
      row.scope,
      testsOf(row.proofs),
      outcomeOf(row),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    '# Conformance',
    '',
    'What the standards ask of a code by SMS, and which tests show that the shop does it. A shop is not a bank:',
    'the scope says how far each claim reaches. Made by `npm run conformance` from a run of `npm test`; the rows',
    'are in `scripts/conformance/rows.mjs`, and a test proves a row by having its id in the title.',
    '',
    `${met} of ${judged.length} rows are met; the others say what is missing.`,
    '',
    '| id | source | requirement | scope | tests | result |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

function testsOf(proofs) {
  const files = [...new Set(proofs.map(({ file }) => file))].sort();
  return files
    .map((file) => {
      const own = proofs.filter((proof) => proof.file === file);
      const titles = [...new Set(own.map(({ title }) => `“${plain(title)}”`))];
      const more = titles.length - NAMED;
      const named = titles.slice(0, NAMED).join(', ');
      return `\`${file}\`: ${named}${more > 0 ? ` and ${more} more` : ''}`;
    })
    .join('<br>');
}

/** A title without its ids, and nothing in it that Markdown would read as its own. */
const plain = (title) =>
  title
    .replaceAll(/\[[A-Z]{1,2}\d{1,2}\] ?|\bI\d{1,2}: /g, '')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .replaceAll(/[<>*_`\\]/g, (mark) => `\\${mark}`)
    .trim();

function outcomeOf({ result, gap }) {
  if (!gap) return result;
  return result === '' ? `${gap.kind}: ${gap.why}` : `${result} in part; ${gap.kind}: ${gap.why}`;
}
