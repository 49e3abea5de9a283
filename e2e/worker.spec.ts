import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { databaseOf, OPENS, openShop, ownShop } from './cut-off';
import { expect, submitCode, submitSignup, test } from './fixtures';
import { Inbox } from './inbox';

const shop = ownShop();

test.skip(!shop, 'the shop under test was not started by these journeys');

test('with WORKER=apart the shop queues what a worker of its own sends', async ({
  page,
  playwright,
  stranger,
}) => {
  test.slow();
  if (!shop) return;
  const { origin, child } = await openShop(shop, 'worker apart', { WORKER: 'apart' });
  const context = await playwright.request.newContext({ baseURL: origin });
  // What it prints is searched for secrets with the rest.
  const said = fs.openSync(shop.log, 'a');
  let worker: ReturnType<typeof spawn> | undefined;
  try {
    const checks = async () => {
      const response = await context.get('/api/health').catch(() => null);
      return response ? (await response.json()).checks : null;
    };
    await expect.poll(checks, OPENS).toEqual({ database: 'ok', worker: 'apart' });
    await page.goto(`${origin}/signup`);
    await submitSignup(page, stranger);
    await expect(page).toHaveURL(/\/signup\/verify$/);
    const inbox = new Inbox(context);
    expect(await inbox.messages(stranger.phone)).toEqual([]);

    worker = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'app/worker-process.ts'],
      {
        env: {
          ...process.env,
          ...shop.env,
          APP_ORIGIN: origin,
          DATABASE_URL: databaseOf(shop, 'worker apart'),
        },
        stdio: ['ignore', said, said],
      },
    );
    await expect.poll(() => inbox.messages(stranger.phone), OPENS).toHaveLength(1);
    await submitCode(page, await inbox.code(stranger.phone));
    await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();

    const ended = new Promise((resolve) => worker?.once('exit', resolve));
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    await context.dispose();
    worker?.kill('SIGKILL');
    child.kill();
    fs.closeSync(said);
  }
});
