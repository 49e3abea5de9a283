/**
 * Whether what npm says it has installed is what the lock file asks for.
 *
 * @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} Lock
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} present node_modules/.package-lock.json, which npm writes when it is done
 */
export function isInstalled(wanted, present) {
  if (present === undefined) return false;
  return Object.entries(wanted.packages).every(([folder, { version, integrity, optional }]) => {
    if (folder === '') return true;
    const found = present.packages[folder];
    // Optional packages are mostly those of other platforms.
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}
