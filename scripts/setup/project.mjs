import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Absolute path of something in the repository, from its parts. */
export const inProject = (...parts) => path.join(projectRoot, ...parts);

/** Resolves like an import from the repository's root would; throws when the package is absent. */
export const requireFromProject = createRequire(inProject('package.json'));
