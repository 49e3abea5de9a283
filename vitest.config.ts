import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const everywhere = ['**/node_modules/**', '.next*/**', '.data/**', 'e2e/**'];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: at('./') },
      { find: /^server-only$/, replacement: at('./scripts/vitest/empty-module.ts') },
    ],
  },
  test: {
    pool: 'forks',
    isolate: false,
    // One file waits for PostgreSQL, or for a minute of its own, while another computes.
    maxWorkers: 2,
    setupFiles: ['./scripts/vitest/fresh-start.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...everywhere, '**/*.db.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: everywhere,
          globalSetup: ['./scripts/vitest/start-test-server.ts'],
          setupFiles: ['./scripts/vitest/fresh-start.ts', './scripts/vitest/own-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
