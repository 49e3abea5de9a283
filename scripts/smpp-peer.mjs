import fs from 'node:fs';
import { runCommand } from './setup/command.mjs';
import { prepareCode } from './setup/prepare.mjs';
import { run } from './setup/processes.mjs';
import { inProject, projectRoot } from './setup/project.mjs';
import { SetupFailure } from './setup/setup-failure.mjs';
import { say, step } from './setup/steps.mjs';

const PACKAGE = 'libnet-smpp-perl';

await runCommand(async () => {
  await prepareCode();
  if (!(await hasPeer())) await fetchPeer();
  const { code } = await run(
    process.execPath,
    [
      inProject('node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--project', 'unit', 'lib/sms/providers/smpp/peer.test.ts'],
    ],
    {
      cwd: projectRoot,
      env: { ...process.env, SMPP_PEER: '1' },
      onText: (text) => process.stdout.write(text),
    },
  );
  return code;
});

async function hasPeer() {
  return (await run('perl', ['-MNet::SMPP', '-e', '1'])).code === 0;
}

async function fetchPeer() {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get'))
    throw new SetupFailure(`This needs Perl's Net::SMPP: on Debian, apt-get install ${PACKAGE}.`);
  const { code, output } = await step(`Installing ${PACKAGE}`, () =>
    run('apt-get', ['install', '--yes', '--no-install-recommends', PACKAGE]),
  );
  if (code !== 0) throw new SetupFailure(`${PACKAGE} could not be installed.`, { details: output });
  say('');
}
