import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { readResults } from './checks/runners.mjs';
import { conformancePage, judge } from './conformance/judge.mjs';
import { partProofs, playwrightProofs, vitestProofs } from './conformance/proofs.mjs';
import { rows } from './conformance/rows.mjs';
import { parseArguments } from './setup/arguments.mjs';
import { inProject, projectRoot } from './setup/project.mjs';
import { SetupFailure } from './setup/setup-failure.mjs';

const USAGE = `Usage: npm run conformance [-- --from-results]

  Runs npm test and writes docs/conformance.md from what it reports.

  --from-results   reads the reports that the last npm test left in .data/results
  --help           this text`;

/** Runs everything, as npm test does. @returns {Promise<number>} its exit code */
function runTests() {
  const child = spawn(process.execPath, [inProject('scripts', 'test.mjs')], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

function write() {
  const { vitest, playwright, parts } = readResults();
  if (!vitest || !playwright || !parts)
    throw new SetupFailure('There are no results of a whole run; npm test leaves them.');
  const proofs = [
    ...vitestProofs(vitest, projectRoot),
    ...playwrightProofs(playwright),
    ...partProofs(parts),
  ];
  const { judged, problems } = judge(rows, proofs);
  fs.writeFileSync(inProject('docs', 'conformance.md'), conformancePage(judged));
  for (const problem of problems) console.error(problem);
  console.log(`docs/conformance.md: ${rows.length} rows, ${problems.length} problems`);
  return problems.length === 0;
}

try {
  const { help, 'from-results': fromResults } = parseArguments(process.argv.slice(2), {
    'from-results': 'flag',
  });
  if (help) {
    console.log(USAGE);
  } else {
    const code = fromResults ? 0 : await runTests();
    const ok = write();
    process.exitCode = code || (ok ? 0 : 1);
  }
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
