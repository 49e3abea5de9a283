import { fileURLToPath } from 'node:url';

// The repository, whose packages and database client this app shares.
const root = fileURLToPath(new URL('../..', import.meta.url));

export default {
  poweredByHeader: false,
  serverExternalPackages: ['pg'],
  turbopack: { root },
};
