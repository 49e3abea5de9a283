import { afterAll, vi } from 'vitest';

// Test files of one kind run one after another in the same processes: to start one for each file
// took as long as the tests themselves. So what a file leaves behind is put back here, before the
// next one's imports: its modules with all that they remember, its environment, its connections.
type Kept = { environment?: NodeJS.ProcessEnv; kulhadDb?: { $disconnect(): Promise<void> } };
const kept = globalThis as Kept;

kept.environment ??= { ...process.env };
for (const name of Object.keys(process.env))
  if (!(name in kept.environment)) delete process.env[name];
Object.assign(process.env, kept.environment);
vi.resetModules();

afterAll(async () => {
  await kept.kulhadDb?.$disconnect();
  kept.kulhadDb = undefined;
});
