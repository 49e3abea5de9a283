import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { readTrustedProxies, settleClientAddress } from './client-address.mjs';

function settled(remoteAddress: string, headers: Record<string, string>, proxies?: string) {
  const request = { socket: { remoteAddress }, headers: { ...headers } };
  settleClientAddress(request as unknown as IncomingMessage, readTrustedProxies(proxies));
  return request.headers as Record<string, string>;
}

it('[A5] believes nothing that a client writes, where no proxy is trusted', () => {
  const headers = settled('203.0.113.7', {
    'x-forwarded-for': '198.51.100.1, 198.51.100.2',
    'x-real-ip': '198.51.100.3',
    'x-forwarded-host': 'evil.example',
    forwarded: 'for=198.51.100.4',
    host: 'shop.example',
  });
  expect(headers).toEqual({ 'x-forwarded-for': '203.0.113.7', host: 'shop.example' });
});

it('takes the address that the last trusted proxy has seen, and not what was written before it', () => {
  const forwarded = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7, 10.0.0.2' };
  const headers = settled('10.0.0.1', forwarded, '10.0.0.0/8');
  expect(headers['x-forwarded-for']).toBe('203.0.113.7');
});

it('keeps what a trusted proxy says of scheme and host', () => {
  const said = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };
  expect(settled('127.0.0.1', said, 'loopback')).toMatchObject(said);
});

it.each(['proxy.example', '10.0.0.0/99', '10.0.0.1;'])('refuses %s as a proxy', (text) => {
  expect(() => readTrustedProxies(text)).toThrow(TypeError);
});
