import path from 'node:path';

/**
 * A test as a report has it.
 *
 * @typedef {{ title: string, file: string, result: 'pass' | 'fail' | 'not run' }} Proof
 */

/** Ids in brackets, and the shop's own invariants without: `[N4]`, `I3`. */
const ID = /\[([A-Z]{1,2}\d{1,2})\]|\b(I\d{1,2})\b/g;

/** The ids that a title claims to prove. @param {string} title @returns {string[]} */
export const idsOf = (title) => [
  ...new Set([...title.matchAll(ID)].map(([, bracketed, bare]) => bracketed ?? bare)),
];

/** @param {object | undefined} report Vitest's JSON @param {string} root @returns {Proof[]} */
export const vitestProofs = (report, root) =>
  (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      title: fullName,
      file: path.relative(root, name).replaceAll(path.sep, '/'),
      result: status === 'passed' ? 'pass' : status === 'failed' ? 'fail' : 'not run',
    })),
  );

/** @param {object | undefined} report Playwright's JSON @returns {Proof[]} one for each journey */
export const playwrightProofs = (report) =>
  (report?.suites ?? []).flatMap((suite) => specsOf(suite, []));

function specsOf({ title, file, specs = [], suites = [] }, above) {
  // The outermost suite is the file itself.
  const here = title === file ? above : [...above, title];
  return [
    ...specs.map((spec) => ({
      title: [...here, spec.title].join(' '),
      file: `e2e/${spec.file}`,
      result: worst(spec.tests.map(({ status }) => status)),
    })),
    ...suites.flatMap((suite) => specsOf(suite, here)),
  ];
}

/** Of a journey that is walked in several sizes of screen. */
function worst(statuses) {
  if (statuses.includes('unexpected')) return 'fail';
  return statuses.some((status) => status !== 'skipped') ? 'pass' : 'not run';
}

/** @param {{ title: string, ok: boolean }[]} parts of `npm test` itself @returns {Proof[]} */
export const partProofs = (parts) =>
  parts.map(({ title, ok }) => ({
    title,
    file: 'scripts/test.mjs',
    result: ok ? 'pass' : 'fail',
  }));
