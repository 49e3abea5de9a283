import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutboundSms, SmsProvider } from '../provider';
import { type Behaviour, type LocalCarrier, openCarrier } from './local-carrier';

export const NOW = new Date('2026-11-01T10:00:00Z');

/** A code to a number, with everything that an adapter may use. */
export function outbound(changes: Partial<OutboundSms> = {}): OutboundSms {
  return {
    id: '3f0c8b9e-2f43-4c57-9d2c-6a4c6f8f0001',
    to: '+919812345678',
    from: 'KULHAD',
    body: '048213 is your Kulhad code to sign in. Valid 10 min.\n@shop.example #048213',
    channel: 'sms',
    purpose: 'login',
    template: 'code.login',
    values: { code: '048213', minutes: '10' },
    locale: 'en',
    dlt: null,
    encoding: 'GSM-7',
    segments: 1,
    notAfter: new Date(NOW.getTime() + 600_000),
    ...changes,
  };
}

/** As it is stamped for India: with a header that no adapter is configured with. */
export const registered = {
  from: 'CLAYCO',
  dlt: { entityId: '1101234567890123456', header: 'CLAYCO', templateId: '1107123456789012345' },
} satisfies Partial<OutboundSms>;

export type Answers = {
  name: string;
  /** The adapter, pointed at a carrier at `url`. */
  make(url: string, limitMs?: number): SmsProvider;
  accepted: { answer: Behaviour; id: string };
  throttled: { answer: Behaviour; retryAfterSeconds?: number };
  wrongCredentials: Behaviour;
  /** An answer that no table has, as an error of this carrier looks. */
  unlisted: { answer: Behaviour; outcome: string };
  /** Credentials of `make`: they stand in no reason and no log line. */
  secrets: readonly string[];
};

/** What every carrier over HTTP does, whatever its own protocol is. */
export function followsTheContract(answers: Answers): void {
  // The makers' SDKs load for seconds, and a receipt is read once for each of its bytes.
  vi.setConfig({ testTimeout: 60_000 });
  describe(`${answers.name}, as every carrier`, () => {
    let carrier: LocalCarrier;
    const printed: string[] = [];
    beforeAll(async () => {
      carrier = await openCarrier();
    });
    afterAll(async () => {
      vi.restoreAllMocks();
      await carrier.close();
    });
    beforeEach(() => {
      for (const stream of [process.stdout, process.stderr])
        vi.spyOn(stream, 'write').mockImplementation((text) => {
          printed.push(String(text));
          return true;
        });
    });
    const send = (message = outbound(), limitMs?: number) =>
      answers.make(carrier.url, limitMs).send(message, NOW);

    it('takes a message and gives it an id', async () => {
      carrier.will(answers.accepted.answer);
      const providerMessageId = answers.accepted.id;
      expect(await send()).toEqual({ outcome: 'accepted', providerMessageId });
    });

    it('says when we are too fast', async () => {
      const { answer, ...wait } = answers.throttled;
      carrier.will(answer);
      expect(await send()).toMatchObject({ outcome: 'throttled', ...wait });
    });

    it('says that our credentials are wrong', async () => {
      carrier.will(answers.wrongCredentials);
      expect(await send()).toMatchObject({ outcome: 'misconfigured' });
    });

    it('may have taken what it answered with a 500, broke off, or never answered', async () => {
      for (const broken of [{ status: 500, body: 'oops' }, 'reset'] as const) {
        carrier.will(broken);
        expect(await send()).toMatchObject({ outcome: 'unknown' });
      }
      carrier.will('hang');
      expect(await send(outbound(), 150)).toMatchObject({ outcome: 'unknown' });
    });

    it.each(['<html>welcome</html>', '', '{}', '[]', 'null', '{"messages":[]}'])(
      'may have taken what it answered with 200 and %j',
      async (body) => {
        carrier.will({ status: 200, body });
        expect(await send()).toMatchObject({ outcome: 'unknown' });
      },
    );

    it('has not taken what could not be sent', async () => {
      const closed = await openCarrier();
      await closed.close();
      const result = await answers.make(closed.url).send(outbound(), NOW);
      expect(result).toMatchObject({ outcome: 'retry' });
    });

    it('gives an answer that it does not know its default, and tells of it once', async () => {
      carrier.will(answers.unlisted.answer);
      printed.length = 0;
      for (let times = 0; times < 3; times += 1)
        expect(await send()).toMatchObject({ outcome: answers.unlisted.outcome });
      expect(printed.filter((line) => line.includes('sms.unlisted_answer'))).toHaveLength(1);
    });

    it.each([
      ['a number that is not E.164', { to: '9812345678' }],
      ['a number with a header in it', { to: '+919812345678\r\nX: y' }],
      ['several numbers', { to: '+919812345678,+919812345679' }],
      ['a control character in the text', { body: 'code\u0000 1' }],
      ['a carriage return in the text', { body: 'code\r\n1' }],
      ['half of a character in the text', { body: 'code \ud83d' }],
      ['a control character in a value', { values: { code: '04\u001b8213', minutes: '10' } }],
      ['a message whose time is over', { notAfter: NOW }],
    ])('is not sent %s', async (_, changes) => {
      const before = carrier.heard.length;
      expect(await send(outbound(changes))).toMatchObject({ outcome: 'refused' });
      expect(carrier.heard).toHaveLength(before);
    });

    it('I7: nothing of the text, the number or the credentials is in a reason or a log line', async () => {
      const { body, to, values } = outbound();
      const echo = JSON.stringify({
        message: `${body} to ${to} with ${answers.secrets.join(' ')}`,
      });
      const results = [];
      printed.length = 0;
      for (const status of [200, 400, 401, 403, 404, 418, 429, 500, 503]) {
        carrier.will({ status, body: echo });
        results.push(await send());
      }
      for (const text of [JSON.stringify(results), printed.join('')])
        for (const secret of [values.code ?? '', to.slice(1), to.slice(3), ...answers.secrets])
          expect(text).not.toContain(secret);
      expect(results.filter(({ outcome }) => outcome === 'accepted')).toEqual([]);
    });
  });
}
