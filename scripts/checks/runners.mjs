import fs from 'node:fs';
import path from 'node:path';
import { run } from '../setup/processes.mjs';
import { inProject, projectRoot } from '../setup/project.mjs';
import { atLeastOneFailure, tallyPlaywright, tallyVitest } from './tally.mjs';

const program = (...parts) => inProject('node_modules', ...parts);

/** Runs a program of node_modules. @returns {Promise<{ ok: boolean, output: string }>} */
async function tool(file, args, options = {}) {
  const { code, output } = await run(process.execPath, [file, ...args], {
    cwd: projectRoot,
    ...options,
  });
  return { ok: code === 0, output };
}

/** Layout and lint. */
export const checkStyle = () =>
  tool(program('@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings', '.']);

/** Types of everything, tests and commands included. Those of the routes are there after a build. */
export const checkTypes = () =>
  tool(program('typescript', 'bin', 'tsc'), ['--noEmit', '--pretty', 'false', '-p', '.']);

/** Writes the types of the routes without a build. */
export const writeRouteTypes = () => tool(program('next', 'dist', 'bin', 'next'), ['typegen']);

/** Which folder may import from which. */
export function checkArrows() {
  const rooms = ['app', 'components', 'lib', 'prisma', 'e2e', 'scripts'].filter((room) =>
    fs.existsSync(inProject(room)),
  );
  return tool(program('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), [
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err'],
    ...rooms,
  ]);
}

/**
 * Unit and database tests.
 *
 * @param {string} clusterUrl the server for the database tests
 * @returns {Promise<{ ok: boolean, output: string, tally: import('./tally.mjs').Tally }>}
 */
export async function runVitest(clusterUrl) {
  const report = reportFile('vitest.json');
  const { ok, output } = await tool(
    program('vitest', 'vitest.mjs'),
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    { env: { ...process.env, TEST_CLUSTER_URL: clusterUrl } },
  );
  return { ok, output, tally: atLeastOneFailure(tallyVitest(readReport(report)), ok) };
}

/**
 * The journeys, in a real browser.
 *
 * @param {{ baseUrl: string, browser: Record<string, string>, args?: string[], onText: (text: string) => void }} options
 * @returns {Promise<{ ok: boolean, tally: import('./tally.mjs').Tally }>}
 */
export async function runJourneys({ baseUrl, browser, args = [], onText }) {
  const report = reportFile('playwright.json');
  const { ok } = await tool(
    program('@playwright', 'test', 'cli.js'),
    ['test', '--reporter=list,json', ...args],
    {
      onText,
      env: {
        ...process.env,
        ...browser,
        BASE_URL: baseUrl,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        PLAYWRIGHT_FORCE_TTY: '0',
      },
    },
  );
  return { ok, tally: atLeastOneFailure(tallyPlaywright(readReport(report)), ok) };
}

/** What the last runs left in `.data/results`; undefined where one left nothing. */
export const readResults = () =>
  Object.fromEntries(
    ['vitest', 'playwright', 'parts'].map((name) => [
      name,
      readReport(inProject('.data', 'results', `${name}.json`)),
    ]),
  );

/** A file for a runner's report, without what an earlier run left there. */
export function reportFile(name) {
  const file = inProject('.data', 'results', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.rmSync(file, { force: true });
  return file;
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
