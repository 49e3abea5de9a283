import fs from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { run } from './processes.mjs';
import { inProject, projectRoot } from './project.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { step } from './steps.mjs';

/** Top-level names that no build reads. Whatever is not named here counts as a source. */
const NOT_BUILT =
  /^(\.(?!env).*|node_modules|e2e|docs|bench|scripts|test-results|playwright-report|coverage|.*\.md|.*\.tsbuildinfo|next-env\.d\.ts|(vitest|playwright)\.config\.ts|biome\.json|LICENSE)$/;

/** @param {string} file */
const isSource = (file) =>
  !/\.test\.tsx?$/.test(file) && !file.startsWith('lib/platform/generated/');

/** Changes when the built shop would. @param {Record<string, string>} env what the build is given */
function buildFingerprint(env) {
  const parts = fs.readdirSync(projectRoot).filter((name) => !NOT_BUILT.test(name));
  const publicSettings = Object.entries({ ...process.env, ...env }).filter(([name]) =>
    name.startsWith('NEXT_PUBLIC_'),
  );
  return fingerprint(projectRoot, parts, {
    keep: isSource,
    settings: {
      ...Object.fromEntries(publicSettings),
      demoMode: env.DEMO_MODE,
      // The catalogue's pages are built from the database. Ours always holds the seed.
      foreignDatabase: process.env.DATABASE_URL,
      node: process.versions.node,
    },
  });
}

const stampOf = (distDir) => inProject(distDir, 'built-from');

/** Makes the next `build` build. @param {string} distDir */
export const forgetBuild = (distDir) => fs.rmSync(stampOf(distDir), { force: true });

/**
 * Builds the shop for production, unless this very state of it was built before.
 *
 * @param {string} distDir folder below the project, such as `.next`
 * @param {Record<string, string>} env
 * @param {{ beforeBuilding?: () => void }} [options] told only when a build is needed; may refuse by throwing
 */
export async function build(distDir, env, { beforeBuilding = () => {} } = {}) {
  const source = buildFingerprint(env);
  if (fs.existsSync(stampOf(distDir)) && fs.readFileSync(stampOf(distDir), 'utf8') === source) {
    return;
  }
  beforeBuilding();
  await step('Building the shop (next build)', async () => {
    forgetBuild(distDir);
    removeRouteTypes();
    const { code, output } = await run(process.execPath, [nextProgram(), 'build'], {
      cwd: projectRoot,
      env: { ...process.env, ...env, NEXT_DIST_DIR: distDir },
    });
    if (code !== 0) throw new SetupFailure('The shop could not be built.', { details: output });
    fs.writeFileSync(stampOf(distDir), source);
  });
}

/**
 * Every dist folder holds types of the routes it was made from, and tsconfig.json includes them all.
 * Those of an older state would name pages that are no more, and fail the type check of this one.
 */
function removeRouteTypes() {
  for (const folder of ['.next', '.next-test']) {
    for (const types of ['types', 'dev/types']) {
      fs.rmSync(inProject(folder, types), { recursive: true, force: true });
    }
  }
}

/** The file that runs Next's command line. */
export const nextProgram = () => inProject('node_modules', 'next', 'dist', 'bin', 'next');
