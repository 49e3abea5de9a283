import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { camaraSimSwap } from './camara';
import { isWorthStealing } from './sim-swap';

const now = new Date('2026-03-01T10:00:00Z');
const asked: { url: string | undefined; token: string | undefined; body: string }[] = [];
let next = { status: 200, body: '' };

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    asked.push({ url: request.url, token: request.headers.authorization, body });
    response.writeHead(next.status, { 'content-type': 'application/json' }).end(next.body);
  });
});

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise((done) => server.close(done)));

function check() {
  const { port } = server.address() as AddressInfo;
  const carrier = camaraSimSwap({ url: `http://127.0.0.1:${port}/sim-swap/v2/`, token: 'abc' });
  return carrier.check({ phoneNumber: '+919810000001', maxAge: 72 }, now);
}

describe('[N7] a carrier that is asked about a SIM', () => {
  it.each([true, false])('answers as the CAMARA API does: swapped %s', async (swapped) => {
    next = { status: 200, body: JSON.stringify({ swapped }) };
    expect(await check()).toBe(swapped);
    expect(asked.at(-1)).toEqual({
      url: '/sim-swap/v2/check',
      token: 'Bearer abc',
      body: '{"phoneNumber":"+919810000001","maxAge":72}',
    });
  });

  it.each([
    [404, '{"status":404,"code":"NOT_FOUND","message":"unknown"}'],
    [200, '{}'],
    [200, '{"swapped":"no"}'],
    [200, 'not JSON'],
  ])('is no answer with status %i and %s', async (status, body) => {
    next = { status, body };
    await expect(check()).rejects.toThrow();
  });
});

it('[N7] a number that is not anybody’s yet may have a new SIM', () => {
  const codes = ['code.login', 'code.reset', 'code.checkout', 'code.signup', 'notice.code_failed'];
  expect(codes.filter(isWorthStealing)).toEqual(['code.login', 'code.reset', 'code.checkout']);
});
