import twilio from 'twilio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderSpoken } from '../templates/spoken';
import { type LocalCarrier, openCarrier } from './local-carrier';
import { followsTheContract, NOW, outbound } from './provider-contract';
import { ACCOUNT, failure, form, json, sdkAt, TOKEN } from './twilio-fixtures';
import { twilioVoiceProvider, twilioVoiceSettings } from './twilio-voice';

const CALL = `CA${'1b'.repeat(16)}`;
const FROM = '+14155550100';

const make = (url: string, limitMs?: number) =>
  twilioVoiceProvider(
    twilioVoiceSettings.parse({
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_VOICE_FROM: FROM,
      TWILIO_BASE_URL: url,
    }),
    { origin: 'https://shop.example', ...(limitMs ? { limitMs } : {}) },
  );

followsTheContract({
  name: 'twilio-voice',
  make,
  accepted: { answer: json(201, { sid: CALL, status: 'queued' }), id: CALL },
  throttled: { answer: failure(429, 20429, { 'retry-after': '7' }), retryAfterSeconds: 7 },
  wrongCredentials: failure(401, 20003),
  unlisted: { answer: failure(400, 29999), outcome: 'refused' },
  secrets: [TOKEN],
});

let carrier: LocalCarrier;
beforeAll(async () => {
  carrier = await openCarrier();
});
afterAll(() => carrier.close());

const values = { code: '048213', minutes: '10', amount: 'Rs 5', payee: 'A & B <C>', order: 'X' };
const called = (locale: string) =>
  outbound({
    channel: 'voice',
    encoding: 'speech',
    segments: 0,
    locale,
    body: renderSpoken('code.checkout', values, { locale }),
  });

async function sent(locale: string) {
  carrier.will(json(201, { sid: CALL }));
  expect(await make(carrier.url).send(called(locale), NOW)).toMatchObject({ outcome: 'accepted' });
  return carrier.last();
}

describe('a call through Twilio', () => {
  it('is placed as its own SDK places one: method, path, credentials and every field', async () => {
    const ours = await sent('en');
    const words = new twilio.twiml.VoiceResponse();
    words.pause({ length: 1 });
    words.say({ language: 'en-IN' }, called('en').body);
    const twiml = words.toString().replace('<?xml version="1.0" encoding="UTF-8"?>', '');
    carrier.will(json(201, { sid: CALL }));
    await sdkAt(carrier.url).calls.create({
      ...{ to: outbound().to, from: FROM, twiml },
      ...{ timeout: 30, timeLimit: 60 },
    });
    const theirs = carrier.last();
    expect([ours.method, ours.url]).toEqual([theirs.method, theirs.url]);
    expect(ours.headers.authorization).toBe(theirs.headers.authorization);
    expect(form(ours.body)).toEqual(form(theirs.body));
  });

  it('speaks the shopper’s language, and takes no name for markup', async () => {
    const { Twiml } = form((await sent('hi')).body);
    expect(Twiml).toContain('<Say language="hi-IN">यह कुल्हड़ है।');
    expect(Twiml).toContain('A &amp; B &lt;C&gt;');
  });

  it('does not ring beyond the life of its code', async () => {
    carrier.will(json(201, { sid: CALL }));
    const notAfter = new Date(NOW.getTime() + 12_000);
    await make(carrier.url).send({ ...called('en'), notAfter }, NOW);
    expect(form(carrier.last().body)).toMatchObject({ Timeout: '12' });
  });

  it.each([
    [21210, 'misconfigured'],
    [21211, 'refused'],
    [21215, 'refused'],
    [20429, 'throttled'],
  ])('that is refused with %i is %s', async (code, outcome) => {
    carrier.will(failure(400, code));
    expect(await make(carrier.url).send(called('en'), NOW)).toMatchObject({ outcome });
  });
});
