import type { TestProject } from 'vitest/node';
import { joinServer } from '../setup/postgres.mjs';
import { dropCopies, ensureTemplate } from '../setup/template-database.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser connection string of the test server. */
    clusterUrl: string;
    /** Name of the database that each test file gets a copy of. */
    template: string;
    /** Process whose end makes the copies useless. */
    copyOwner: number;
  }
}

/** Before the database tests: a PostgreSQL of their own, and a filled database to copy from. */
export default async function startTestServer(project: TestProject) {
  const given = process.env.TEST_CLUSTER_URL;
  const server = given === undefined ? await joinServer('test-postgres') : undefined;
  const clusterUrl = given ?? server?.url('postgres') ?? '';
  await dropCopies(clusterUrl);
  project.provide('clusterUrl', clusterUrl);
  project.provide('template', await ensureTemplate(clusterUrl));
  project.provide('copyOwner', process.pid);

  return async () => {
    await dropCopies(clusterUrl);
    await server?.release();
  };
}
