/**
 * How a part of the test run went.
 *
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Tally
 */

/** A check that either holds or does not. @param {boolean} ok @returns {Tally} */
export const oneCheck = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] });

/** @param {Tally[]} tallies @returns {Tally} */
export const sum = (tallies) => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
  skipped: tallies.flatMap(({ skipped }) => skipped),
});

/** The last line of a test run. @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped.length === 0 ? line : `${line}, ${skipped.length} skipped`;
}

/**
 * A runner that fails without a failed test (a file that does not load, a crash, no report at all)
 * has failed once all the same.
 *
 * @param {Tally} tally @param {boolean} ok whether the runner said that all is well
 * @returns {Tally}
 */
export const atLeastOneFailure = (tally, ok) =>
  ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };

/**
 * @param {{ testResults: { status: string, name: string, assertionResults: { status: string, fullName: string }[] }[] } | undefined} report Vitest's JSON
 * @returns {Tally}
 */
export function tallyVitest(report) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const unloaded = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + unloaded.length,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
  };
}

/**
 * @param {{ suites?: object[] } | undefined} report Playwright's JSON
 * @returns {Tally} a test counts once for each project it runs in
 */
export function tallyPlaywright(report) {
  const specs = (report?.suites ?? []).flatMap(specsOf);
  const tests = specs.flatMap(({ title, tests: runs }) => runs.map((run) => ({ title, ...run })));
  return {
    passed: tests.filter(({ status }) => status === 'expected' || status === 'flaky').length,
    failed: tests.filter(({ status }) => status === 'unexpected').length,
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ title, projectName }) => `${title} (${projectName})`),
  };
}

const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];
