import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { demoEnv } from '../setup/demo-env.mjs';
import { cloneTemplate } from '../setup/template-database.mjs';

// Runs before a test file's own imports, so that modules which connect when they are loaded find
// the database that belongs to this file alone.
const clusterUrl = inject('clusterUrl');
const databaseUrl = await cloneTemplate(
  clusterUrl,
  inject('template'),
  randomBytes(6).toString('hex'),
  inject('copyOwner'),
);
Object.assign(process.env, demoEnv({ databaseUrl, port: 3000, env: {} }), {
  TEST_CLUSTER_URL: clusterUrl,
});
