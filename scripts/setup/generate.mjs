import fs from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { run } from './processes.mjs';
import { inProject, projectRoot, requireFromProject } from './project.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { step } from './steps.mjs';

const stamp = () => inProject('.data', 'generated-from');

/** Writes the database client from the schema, unless it was written from this very schema. */
export async function generateClient() {
  const { version } = requireFromProject('prisma/package.json');
  const source = fingerprint(projectRoot, ['prisma/schema.prisma', 'prisma.config.ts'], {
    settings: { version },
  });
  const written = fs.existsSync(inProject('lib', 'platform', 'generated', 'client.ts'));
  if (written && fs.existsSync(stamp()) && fs.readFileSync(stamp(), 'utf8') === source) return;
  await step('Writing the database client (prisma generate)', async () => {
    const { code, output } = await run(
      process.execPath,
      [inProject('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
      {
        cwd: projectRoot,
        env: {
          ...process.env,
          // Generating never runs the native engine, but would download it. Any program that
          // exists keeps it from that.
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
        },
      },
    );
    if (code !== 0) {
      throw new SetupFailure('The database client could not be written.', { details: output });
    }
    fs.mkdirSync(inProject('.data'), { recursive: true });
    fs.writeFileSync(stamp(), source);
  });
}
