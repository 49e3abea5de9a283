import { describe, expect, it } from 'vitest';
import { readEnv } from './env';

const good = {
  DATABASE_URL: 'postgresql://shop@127.0.0.1:5432/shop',
  APP_ORIGIN: 'https://shop.example',
  AUTH_SECRET: 'x'.repeat(40),
  OTP_KEYS: `a:${Buffer.alloc(32, 1).toString('base64')}`,
  SMS_PROVIDERS: 'none',
};

describe('the configuration', () => {
  it('is read, with demo mode off where nothing is said', () => {
    expect(readEnv(good)).toMatchObject({ demoMode: false, port: 3000, smsProviders: ['none'] });
  });

  it.each([
    ['DATABASE_URL', 'mysql://x/y'],
    ['DATABASE_URL', ''],
    ['APP_ORIGIN', 'shop.example'],
    ['APP_ORIGIN', 'https://shop.example/path'],
    ['AUTH_SECRET', 'short'],
    ['AUTH_SECRET', ''],
    ['OTP_KEYS', 'a:short'],
    ['OTP_KEYS', ''],
    ['SMS_PROVIDERS', 'pigeon'],
    ['SMS_PROVIDERS', 'console'],
    ['VOICE_PROVIDER', 'console'],
    ['VOICE_PROVIDER', 'aunt'],
    ['PORT', 'http'],
    ['DEMO_MODE', 'yes'],
  ])('stops the start and names %s when it is %j', (name, value) => {
    expect(() => readEnv({ ...good, [name]: value })).toThrow(name);
  });

  it.each([
    [{}, null],
    [{ VOICE_PROVIDER: 'twilio' }, 'twilio'],
    [{ DEMO_MODE: '1' }, 'console'],
    [{ DEMO_MODE: '1', VOICE_PROVIDER: 'none' }, null],
  ])('with %j lets %s call', (given, caller) => {
    expect(readEnv({ ...good, ...given }).voiceProvider).toBe(caller);
  });

  it('refuses the published demo secrets outside demo mode, and takes them inside', () => {
    const demo = {
      AUTH_SECRET: 'demo-secret-that-everybody-can-read-on-the-web',
      OTP_KEYS: `demo:${Buffer.alloc(32, 1).toString('base64')}`,
    };
    expect(() => readEnv({ ...good, ...demo })).toThrow(/AUTH_SECRET[\s\S]*OTP_KEYS/);
    expect(readEnv({ ...good, ...demo, DEMO_MODE: '1' }).demoMode).toBe(true);
  });

  it('never says a secret back', () => {
    const read = () => readEnv({ ...good, AUTH_SECRET: 'hunter2hunter2' });
    expect(read).not.toThrow(/hunter2/);
    expect(read).toThrow(/AUTH_SECRET/);
  });
});
