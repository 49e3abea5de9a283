import { findBrowser } from './checks/browser.mjs';
import { runJourneys } from './checks/runners.mjs';
import { closingLine } from './checks/tally.mjs';
import {
  buildForJourneys,
  openForJourneys,
  shopForJourneys,
  startTestServer,
} from './checks/test-shop.mjs';
import { runCommand } from './setup/command.mjs';
import { prepareCode } from './setup/prepare.mjs';
import { SetupFailure } from './setup/setup-failure.mjs';
import { say } from './setup/steps.mjs';

/** The address of a shop that is up already, or of one built and opened for this run. */
async function baseUrlFor(life) {
  const given = process.env.BASE_URL;
  if (given) {
    if (URL.canParse(given)) return given;
    throw new SetupFailure(`BASE_URL must be an address, not "${given}".`, { exitCode: 2 });
  }
  const shop = await shopForJourneys(await startTestServer(life));
  await buildForJourneys(shop);
  return openForJourneys(shop);
}

await runCommand(async (life) => {
  await prepareCode();
  const browser = await findBrowser();
  const baseUrl = await baseUrlFor(life);
  const { ok, tally } = await runJourneys({
    baseUrl,
    browser,
    args: process.argv.slice(2),
    onText: (text) => process.stdout.write(text),
  });
  if (life.ending()) return 130;
  for (const name of tally.skipped) say(`skipped: ${name}`);
  say(`\n${closingLine(tally)}`);
  return ok ? 0 : 1;
});
