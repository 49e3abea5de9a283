/** Starts nothing; without this file Next.js goes up the folders and finds the shop's own. */
export function register() {}
