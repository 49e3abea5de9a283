import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { ACCOUNTS } from './carrier/accounts.mjs';
import { FAULTS, RECEIPT_FAULTS } from './carrier/fates.mjs';
import { parsePort } from './setup/arguments.mjs';
import { runCommand } from './setup/command.mjs';
import { isPortFree, nextFreePort } from './setup/free-port.mjs';
import { installDependencies } from './setup/install.mjs';
import { alone } from './setup/prepare.mjs';
import { SetupFailure } from './setup/setup-failure.mjs';
import { say } from './setup/steps.mjs';

const RATES = Object.keys(FAULTS).filter((name) => !RECEIPT_FAULTS.includes(name));
const USAGE = `Usage: npm run carrier -- [--port N] [--smpp-port N] [--seed TEXT] [--RATE 0.1 ...]

  --port N           its page and its HTTP APIs (default: 4010, or the next free one)
  --smpp-port N      its SMPP centre (default: 2775, or the next free one)
  --seed TEXT        the same seed gives the same faults (default: one by chance, which is told)
${RATES.map((name) => `  --${name.padEnd(16)} ${FAULTS[name]}: a rate from 0 to 1`).join('\n')}
  --receipts LIST    ${RECEIPT_FAULTS.join(', ')}
  --callback URL     where receipts go; {carrier} stands for its name, with a secret behind
                     it where the carrier signs nothing
  --reply-callback URL   where replies such as STOP go (default: there too)
  --phone URL        a shop's /api/dev/messages, so that its virtual phone shows what is delivered
  --registry FILE    India's registry as JSON: { entityId, headers, templates: [{ id, text }] }
  --flows FILE       MSG91's templates as JSON: { "id": "text with ##name##" }
  --help             this text

DEMO_API_TOKEN, where it is set, is given to the phone. What it is and how a shop uses it:
docs/local-carrier.md`;

await runCommand(async (life) => {
  const given = read(process.argv.slice(2));
  if (given.help) {
    say(USAGE);
    return 0;
  }
  await alone(installDependencies);
  // Only now: it needs what was installed.
  const { startCarrier } = await import('./carrier/start-carrier.mjs');
  const port = await portFor(given.port, '--port', 4010);
  const smppPort = await portFor(given['smpp-port'], '--smpp-port', 2775);
  const token = process.env.DEMO_API_TOKEN;
  const carrier = await startCarrier({
    port,
    smppPort,
    ...(given.seed ? { seed: given.seed } : {}),
    faults: faultsOf(given),
    deliverAfterMs: 600,
    lateMs: 20_000,
    retryMs: 1_000,
    callback: address(given.callback, '--callback'),
    replyCallback: address(given['reply-callback'], '--reply-callback'),
    phone: given.phone && { url: address(given.phone, '--phone'), ...(token ? { token } : {}) },
    flows: readJson(given.flows, '--flows') ?? {},
    registry: readJson(given.registry, '--registry') ?? null,
  });
  life.atEnd(carrier.close);
  life.settle();
  say(welcome(carrier));
  return new Promise(() => {});
});

function read(argv) {
  const texts = [
    'port',
    'smpp-port',
    'seed',
    ...RATES,
    'receipts',
    'callback',
    'reply-callback',
    'phone',
    'registry',
    'flows',
  ];
  const options = Object.fromEntries(texts.map((name) => [name, { type: 'string' }]));
  try {
    return parseArgs({ args: argv, options: { ...options, help: { type: 'boolean' } } }).values;
  } catch (error) {
    throw usage(`${error.message.split('\n')[0]} Try --help.`);
  }
}

async function portFor(text, name, first) {
  if (text === undefined) return (await nextFreePort(first)) ?? 0;
  const port = parsePort(text, name);
  if (await isPortFree(port)) return port;
  throw new SetupFailure(`Port ${port} is taken by another program.`);
}

function faultsOf(given) {
  const receipts = (given.receipts ?? '').split(',').filter(Boolean);
  const unknown = receipts.find((name) => !RECEIPT_FAULTS.includes(name));
  if (unknown) throw usage(`--receipts knows ${RECEIPT_FAULTS.join(', ')}, not "${unknown}".`);
  const rates = RATES.filter((name) => given[name] !== undefined).map((name) => {
    const rate = Number(given[name]);
    if (!(rate >= 0 && rate <= 1)) throw usage(`--${name} wants a rate from 0 to 1.`);
    return [name, rate];
  });
  return Object.fromEntries([...rates, ...receipts.map((name) => [name, 1])]);
}

function readJson(file, name) {
  if (file === undefined) return undefined;
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw usage(`${name}: ${error.message}`);
  }
}

function address(text, name) {
  if (text === undefined || URL.canParse(text.replace('{carrier}', 'name'))) return text;
  throw usage(`${name} wants an address, not "${text}".`);
}

function welcome({ url, smppPort, seed }) {
  const { twilio, vonage, plivo, msg91, aws, 'http-panel': panel, smpp } = ACCOUNTS;
  const rows = [
    ['Twilio', `${url}/twilio`, `${twilio.accountSid} ${twilio.authToken}`],
    ['Vonage', `${url}/vonage`, `${vonage.apiKey} ${vonage.apiSecret}`],
    ['', '', `receipts: ${vonage.signatureMethod} ${vonage.signatureSecret}`],
    ['Plivo', `${url}/plivo`, `${plivo.authId} ${plivo.authToken}`],
    ['MSG91', `${url}/msg91`, msg91.authKey],
    ['AWS', `${url}/aws`, `${aws.accessKeyId} ${aws.secretAccessKey} ${aws.region}`],
    ['Panel', `${url}/http-panel`, panel.key],
    ['SMPP', `smpp://127.0.0.1:${smppPort}`, `${smpp.systemId} ${smpp.password}`],
  ];
  return [
    '',
    `The local carrier is open at ${url} (seed ${seed})`,
    '',
    ...rows.map(([name, base, login]) => `  ${name.padEnd(7)} ${base.padEnd(29)} ${login}`),
    '',
    'Ctrl-C stops it and forgets its messages.',
    '',
  ].join('\n');
}

const usage = (message) => new SetupFailure(message, { exitCode: 2 });
