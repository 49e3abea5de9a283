import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { segment } from '../../gsm';
import type { OutboundSms, Receipt } from '../../provider';
import { smppProvider } from '../smpp';
import { smppSettings } from './config';

/** Perl's Net::SMPP stands at the other end: `npm run test:smpp-peer`. */
const withPeer = it.skipIf(process.env.SMPP_PEER !== '1');
const now = new Date('2026-03-01T10:00:00Z');

withPeer.each([
  ['one segment', 'At @ once: {a} [b] ~ | \\ ^ € £$_§. 042137 is your code.', 0],
  ['several segments', `At @ once: {a} € ${'and on '.repeat(40)}`, 0],
  ['another alphabet', '₹ 1,299: आपका कोड 042137 😀', 8],
])('a message centre that is none of ours reads %s as it was written', async (_, body, coding) => {
  const peer = spawn('perl', ['scripts/smpp-peer/centre.pl'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(peer.stdout)[Symbol.asyncIterator]();
  const heard = async () => JSON.parse((await lines.next()).value ?? 'null');
  const config = smppSettings.parse({
    SMPP_URL: `smpp://127.0.0.1:${await heard()}`,
    SMPP_SYSTEM_ID: 'shop',
    SMPP_PASSWORD: 'secret',
  });
  let told = (_: Receipt) => {};
  const receipt = new Promise<Receipt>((resolve) => {
    told = resolve;
  });
  const provider = smppProvider({
    config,
    onReceipt: async (given) => told(given),
    onReply: async () => {},
  });
  const message: OutboundSms = {
    ...{ id: 'one', to: '+919810000001', from: 'KULHAD', body, channel: 'sms', purpose: 'login' },
    ...{ template: 'code.login', values: {}, locale: 'en', ...segment(body) },
    dlt: { entityId: '1101', header: 'KULHAD', templateId: '1107' },
    notAfter: new Date(now.getTime() + 600_000),
  };

  await provider.start();
  expect(await heard()).toEqual({ bind: ['shop', 'secret'] });
  expect(await provider.send(message, now)).toEqual({
    outcome: 'accepted',
    providerMessageId: 'P0001',
  });
  expect(await heard()).toMatchObject({
    ...{ text: body, data_coding: coding, to: '919810000001', from: 'KULHAD' },
    ...{ validity: '000000001000000R', entity: '1101', template: '1107' },
  });
  expect(await receipt).toEqual({ providerMessageId: 'P0001', status: 'delivered', at: null });
  expect(await heard()).toEqual({ deliver_resp: 0 });
  await provider.close();
  expect(await heard()).toEqual({ unbind: 1 });
});
