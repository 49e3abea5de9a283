import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEnv, SMS_PROVIDERS } from '../../platform/env';
import { en } from '../templates/en';
import { readCarriers } from './registry';

const origin = 'https://shop.example';
const overHttp = SMS_PROVIDERS.filter((name) => name !== 'console' && name !== 'none');
const twilio = {
  TWILIO_ACCOUNT_SID: `AC${'0a'.repeat(16)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_FROM: '+15005550006',
};

const vonage = { VONAGE_API_KEY: 'k', VONAGE_API_SECRET: 's', VONAGE_SIGNATURE_SECRET: 't' };
const plivo = { PLIVO_AUTH_ID: 'id', PLIVO_AUTH_TOKEN: 'token' };
const flows = Object.entries(en).map(([name, text]) => {
  const values = [...text.matchAll(/\{(\w+)\}/g)].map(([, value]) => [value, value]);
  return [name, { id: name, variables: Object.fromEntries(values) }];
});
const msg91 = { MSG91_AUTH_KEY: 'key', MSG91_FLOWS: JSON.stringify(Object.fromEntries(flows)) };
const aws = { AWS_REGION: 'ap-south-1', AWS_SMS_ORIGINATION: 'KULHAD' };
const events = {
  AWS_SMS_CONFIGURATION_SET: 'codes',
  AWS_SMS_TOPICS: 'arn:aws:sns:ap-south-1:123456789012:sms',
};
const sample = JSON.parse(
  readFileSync(new URL('../../../docs/providers/spaceedge.json', import.meta.url), 'utf8'),
);
const secret = 'reports-come-to-this-address';

/** What is wrong with the settings, said as the start says it. */
function complaint(smsProviders: readonly string[], source: Record<string, string>): string {
  try {
    readCarriers({ smsProviders: [...smsProviders] as never, origin }, source);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
}

describe('the carriers that are configured', () => {
  it('are made by name, each with the reader of its receipts', () => {
    const made = readCarriers(
      { smsProviders: ['console', 'twilio', 'none', 'twilio'], origin },
      twilio,
    );
    expect([...made.keys()]).toEqual(['twilio']);
    expect(made.get('twilio')?.provider.name).toBe('twilio');
    expect(made.get('twilio')?.receipts.name).toBe('twilio');
  });

  it('stop the start with one error that names everything that is missing, of all of them', () => {
    const said = complaint(overHttp, {});
    for (const name of [
      'TWILIO_ACCOUNT_SID: is missing',
      'TWILIO_AUTH_TOKEN: is missing',
      'VONAGE_API_KEY: is missing',
      'VONAGE_API_SECRET: is missing',
      'VONAGE_SIGNATURE_SECRET: is missing',
      'PLIVO_AUTH_ID: is missing',
      'PLIVO_AUTH_TOKEN: is missing',
      'MSG91_AUTH_KEY: is missing',
      'MSG91_FLOWS: is missing',
      'AWS_REGION: is missing',
      'AWS_SMS_ORIGINATION: is missing',
      'SMS_PANEL: is missing',
    ])
      expect(said).toContain(name);
  });

  it('need a sender: a messaging service, or a number', () => {
    const { TWILIO_FROM: _, ...without } = twilio;
    expect(complaint(['twilio'], without)).toMatch(/TWILIO_MESSAGING_SERVICE_SID: .*TWILIO_FROM/);
  });

  it('say no value back, whatever is wrong with it', () => {
    const secret = 'hunter2 hunter2';
    const names = [
      ...['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'VONAGE_API_KEY', 'VONAGE_SIGNATURE_METHOD'],
      ...[
        'PLIVO_AUTH_TOKEN',
        'MSG91_FLOWS',
        'MSG91_AUTH_KEY',
        'AWS_SECRET_ACCESS_KEY',
        'AWS_REGION',
      ],
      ...['AWS_SMS_TOPICS', 'SMS_PANEL', 'TWILIO_BASE_URL', 'MSG91_RECEIPT_SECRET'],
    ];
    const source = Object.fromEntries(names.map((name) => [name, secret]));
    const said = complaint(overHttp, source);
    for (const name of names) expect(said).toContain(name);
    expect(said).not.toContain('hunter2');
    const panel = JSON.stringify({ url: 'http://hunter2.example', key: secret, names: secret });
    expect(complaint(['http-panel'], { SMS_PANEL: panel })).not.toContain('hunter2');
  });

  it.each<[string, Record<string, string>, true | undefined]>([
    ['twilio', twilio, true],
    ['vonage', vonage, true],
    ['plivo', plivo, true],
    ['msg91', { ...msg91, MSG91_RECEIPT_SECRET: secret }, true],
    ['msg91', msg91, undefined],
    ['aws', { ...aws, ...events }, true],
    ['aws', { ...aws, ...events, AWS_SMS_TOPICS: '' }, undefined],
    ['aws', { ...aws, ...events, AWS_SMS_CONFIGURATION_SET: '' }, undefined],
    [
      'http-panel',
      { SMS_PANEL: JSON.stringify({ ...sample, receipts: { ...sample.receipts, secret } }) },
      true,
    ],
    ['http-panel', { SMS_PANEL: JSON.stringify({ ...sample, receipts: undefined }) }, undefined],
  ])('say later what came of a message only where receipts will come: %s', (name, source, will) => {
    const confirms = (at: string) =>
      readCarriers({ smsProviders: [name as 'twilio'], origin: at }, source).get(name as 'twilio')
        ?.provider.confirms;
    expect(confirms(origin)).toBe(will);
    expect(confirms('http://localhost:3000')).toBe(undefined);
  });

  it('say it to a shop on this machine where they are on it themselves', () => {
    const here = { ...twilio, TWILIO_BASE_URL: 'http://127.0.0.1:4010' };
    const made = readCarriers({ smsProviders: ['twilio'], origin: 'http://localhost:3000' }, here);
    expect(made.get('twilio')?.provider.confirms).toBe(true);
  });

  it('never go over plain HTTP to another machine', () => {
    const there = { ...twilio, TWILIO_BASE_URL: 'http://api.twilio.example' };
    expect(complaint(['twilio'], there)).toContain('TWILIO_BASE_URL: must begin with https://');
    for (const url of ['http://127.0.0.1:4010', 'http://localhost', 'https://api.example'])
      expect(complaint(['twilio'], { ...twilio, TWILIO_BASE_URL: url })).toBe('');
    for (const url of [
      'http://127.0.0.1.evil.example',
      'http://localhost:x@evil.example',
      'ftp://x.example',
    ])
      expect(complaint(['twilio'], { ...twilio, TWILIO_BASE_URL: url })).toContain(
        'TWILIO_BASE_URL',
      );
  });

  it('are named in SMS_PROVIDERS, and all of them can be made', () => {
    const demo = {
      DEMO_MODE: '1',
      DATABASE_URL: 'postgresql://shop@127.0.0.1/shop',
      APP_ORIGIN: origin,
      AUTH_SECRET: 'x'.repeat(40),
      OTP_KEYS: `a:${Buffer.alloc(32, 1).toString('base64')}`,
      SMS_PROVIDERS: SMS_PROVIDERS.join(', '),
    };
    expect(readEnv(demo).smsProviders).toEqual([...SMS_PROVIDERS]);
    for (const name of overHttp) expect(complaint([name], {}), name).toContain('is missing');
  });
});
