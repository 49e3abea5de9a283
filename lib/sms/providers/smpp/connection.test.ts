import { createSign, generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { expect, it } from 'vitest';
import { selfSigned } from '../../../../scripts/carrier/apis/certificate.mjs';
import { smppSettings } from './config';
import { Connection } from './connection';

it('a centre whose certificate nobody vouches for is told no password', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const cert = selfSigned(publicKey.export({ type: 'spki', format: 'der' }), (bytes) =>
    createSign('sha256').update(bytes).sign(privateKey),
  );
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  let octets = 0;
  const server = createServer({ key, cert }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      octets += data.length;
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const connection = new Connection({
    config: smppSettings.parse({
      SMPP_URL: `ssmpp://127.0.0.1:${(server.address() as AddressInfo).port}`,
      SMPP_SYSTEM_ID: 'shop',
      SMPP_PASSWORD: 'secret',
      SMPP_ANSWER_SECONDS: '1',
    }),
    onDelivered: async () => {},
    reconnect: { firstMs: 60_000, longestMs: 60_000 },
    random: () => 0,
  });
  await connection.open();
  expect(await connection.submit({}, () => {})).toEqual({
    state: 'not_written',
    why: 'not connected',
  });
  expect(octets).toBe(0);
  await connection.close();
  await new Promise((done) => server.close(done));
});
