import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callCarrier } from './http';
import { type LocalCarrier, openCarrier } from './local-carrier';
import { NOW } from './provider-contract';
import { selfSigned } from './test-certificate';

let carrier: LocalCarrier;
beforeAll(async () => {
  carrier = await openCarrier();
});
afterAll(() => carrier.close());

const post = (url = carrier.url) => ({ method: 'POST', url, body: 'a=1' }) as const;

describe('a call to a carrier', () => {
  it('is answered', async () => {
    carrier.will({ status: 201, headers: { 'retry-after': '3' }, body: 'आया' });
    expect(await callCarrier(post(`${carrier.url}/x?y=1`))).toMatchObject({
      came: 'answered',
      status: 201,
      headers: { 'retry-after': '3' },
      body: 'आया',
    });
    expect(carrier.last()).toMatchObject({ method: 'POST', url: '/x?y=1', body: 'a=1' });
  });

  it('was not sent where nobody listens, or where there is no such host', async () => {
    const closed = await openCarrier();
    await closed.close();
    expect(await callCarrier(post(closed.url))).toEqual({
      came: 'not_sent',
      reason: 'ECONNREFUSED',
    });
    expect(await callCarrier(post('https://nowhere.invalid/'))).toMatchObject({ came: 'not_sent' });
  });

  it('was not sent where no secure connection came about', async () => {
    expect(await callCarrier(post(carrier.url.replace('http:', 'https:')))).toMatchObject({
      came: 'not_sent',
    });
    const mute = createTcpServer();
    await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done));
    const { port } = mute.address() as AddressInfo;
    expect(await callCarrier(post(`https://127.0.0.1:${port}/`), 100)).toEqual({
      came: 'not_sent',
      reason: 'no answer in time',
    });
    mute.close();
  });

  it('was not sent to who cannot show a certificate of that name', async () => {
    const year = 365 * 24 * 3_600_000;
    const { pem, privateKey } = selfSigned(new Date(0), new Date(NOW.getTime() + year));
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
    let heard = 0;
    const impostor = createHttpsServer({ key, cert: pem }, () => {
      heard += 1;
    });
    await new Promise<void>((done) => impostor.listen(0, '127.0.0.1', done));
    const { port } = impostor.address() as AddressInfo;
    expect(await callCarrier(post(`https://127.0.0.1:${port}/`))).toEqual({
      came: 'not_sent',
      reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(heard).toBe(0);
    impostor.close();
  });

  it('is lost when the carrier takes it and says nothing, or hangs up', async () => {
    carrier.will('hang');
    expect(await callCarrier(post(), 100)).toEqual({ came: 'lost', reason: 'no answer in time' });
    carrier.will('reset');
    expect(await callCarrier(post())).toEqual({ came: 'lost', reason: 'ECONNRESET' });
  });

  it('is lost when the answer has no end', async () => {
    carrier.will({ status: 200, body: 'x'.repeat(70_000) });
    expect(await callCarrier(post())).toMatchObject({ came: 'lost' });
    carrier.will({ status: 200, headers: { 'content-length': '100' }, body: 'short' });
    expect(await callCarrier(post(), 100)).toMatchObject({ came: 'lost' });
  });

  it('follows no redirect: credentials go nowhere else', async () => {
    carrier.will({ status: 307, headers: { location: `${carrier.url}/elsewhere` }, body: '' });
    const before = carrier.heard.length;
    expect(await callCarrier(post())).toMatchObject({ came: 'answered', status: 307 });
    expect(carrier.heard).toHaveLength(before + 1);
  });
});
