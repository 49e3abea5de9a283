import { expect, test } from 'vitest';
import { demoEnv } from './demo-env.mjs';

const shop = { databaseUrl: 'postgresql://127.0.0.1/kulhad', port: 3100 };

test('the demo has secrets of its own, named as such, and its own address', () => {
  const env = demoEnv({ ...shop, env: {} });
  expect(env).toMatchObject({ DEMO_MODE: '1', APP_ORIGIN: 'http://localhost:3100', PORT: '3100' });
  expect(env.AUTH_SECRET).toMatch(/^demo-.{32,}/);
  const [id, key] = (env.OTP_KEYS ?? '').split(':');
  expect(id).toBe('demo');
  expect(Buffer.from(key ?? '', 'base64')).toHaveLength(32);
});

test('settings from outside win, but the demo secrets never reach a shop that is no demo', () => {
  const env = demoEnv({ ...shop, env: { APP_ORIGIN: 'https://shop.example', DEMO_MODE: '0' } });
  expect(env).toMatchObject({ APP_ORIGIN: 'https://shop.example', DEMO_MODE: '1' });
});
