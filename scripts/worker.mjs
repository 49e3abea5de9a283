import { runCommand } from './setup/command.mjs';
import { demoEnv } from './setup/demo-env.mjs';
import { demoDatabase, prepareCode } from './setup/prepare.mjs';
import { start } from './setup/processes.mjs';
import { projectRoot } from './setup/project.mjs';
import { say } from './setup/steps.mjs';

const PORT = 3000;

/** npm run worker: does the jobs of a shop that was started with WORKER=apart; as many of them as you like. */
await runCommand(async (life) => {
  await prepareCode();
  const { url } = await demoDatabase(life);
  // DEMO_MODE=0 says that the configuration is one's own: no secret of the demo goes into it.
  const isDemo = process.env.DEMO_MODE !== '0';
  const env = isDemo ? demoEnv({ databaseUrl: url, port: PORT }) : { DATABASE_URL: url };
  const worker = start(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'app/worker-process.ts'],
    { cwd: projectRoot, env: { ...process.env, ...env }, stdio: 'inherit' },
  );
  say('The worker runs. Stop it with Ctrl+C: what it is doing is done first.');
  life.settle();
  const code = await new Promise((resolve) => {
    worker.once('exit', (exit) => resolve(exit ?? 1));
  });
  return life.ending() ? 0 : code;
});
