import { z } from 'zod';
import type { SmsProvider } from '../provider';
import { languageOf } from '../templates/render';
import {
  basicAuth,
  type CarrierContext,
  notAccepted,
  type Outcome,
  outcomeOfStatus,
  readJson,
  secondsLeft,
  sendOverHttp,
} from './carrier';
import { twilioAccount, twilioRefusal } from './twilio';

export const twilioVoiceSettings = twilioAccount.extend({
  TWILIO_VOICE_FROM: z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number like +14155550100'),
});
export type TwilioVoiceSettings = z.output<typeof twilioVoiceSettings>;

/** https://www.twilio.com/docs/api/errors: of a call that was not placed. */
const OUTCOMES: Record<string, Outcome> = {
  20003: 'misconfigured',
  20005: 'misconfigured',
  20403: 'misconfigured',
  20404: 'misconfigured',
  20429: 'throttled',
  21201: 'refused',
  21210: 'misconfigured',
  21211: 'refused',
  21212: 'misconfigured',
  21213: 'misconfigured',
  21214: 'refused',
  // The country is switched off in the account: true of some numbers, not of all.
  21215: 'refused',
  21216: 'refused',
  21217: 'refused',
  21219: 'refused',
  21220: 'refused',
};

const VOICES = { en: 'en-IN', hi: 'hi-IN' } as const;
/** How long it rings, and how long a call may take, seconds: it is paid for by the minute. */
const RINGS = { least: 5, most: 30 };
const TIME_LIMIT = 60;

const placed = z.object({ sid: z.string().regex(/^CA[0-9a-fA-F]{32}$/) });

/**
 * Twilio's Calls resource, https://www.twilio.com/docs/voice/api/call-resource: a call that reads the body
 * out. What becomes of the call is not asked for; a lost answer stays unknown, and nobody is called twice.
 */
export function twilioVoiceProvider(
  settings: TwilioVoiceSettings,
  context: CarrierContext,
): SmsProvider {
  const { TWILIO_ACCOUNT_SID: account } = settings;
  const url = `${settings.TWILIO_BASE_URL}/2010-04-01/Accounts/${account}/Calls.json`;
  const headers = {
    authorization: basicAuth(account, settings.TWILIO_AUTH_TOKEN),
    'content-type': 'application/x-www-form-urlencoded',
  };
  return {
    name: 'twilio-voice',
    channel: 'voice',
    async send(message, now) {
      const form = () =>
        new URLSearchParams({
          To: message.to,
          From: settings.TWILIO_VOICE_FROM,
          Twiml: twiml(message.body, message.locale),
          Timeout: String(secondsLeft(message, now, RINGS.least, RINGS.most)),
          TimeLimit: String(TIME_LIMIT),
        }).toString();
      const call = () => ({ method: 'POST', url, headers, body: form() }) as const;
      return sendOverHttp(message, now, context, call, (answer) => {
        if (answer.status >= 200 && answer.status < 300) {
          const id = readJson(placed, answer.body)?.sid;
          return id
            ? { outcome: 'accepted', providerMessageId: id }
            : { outcome: 'unknown', reason: 'twilio-voice: no SID in the answer' };
        }
        const code = readJson(twilioRefusal, answer.body)?.code ?? answer.status;
        const otherwise = outcomeOfStatus(answer.status);
        return notAccepted('twilio-voice', String(code), OUTCOMES, otherwise, answer);
      });
    },
  };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** https://www.twilio.com/docs/voice/twiml/say. A second's silence first: people speak when they pick up. */
function twiml(words: string, locale: string): string {
  const text = words.replace(/[&<>]/g, (one) => ENTITIES[one] ?? one);
  const language = VOICES[languageOf(locale)];
  return `<Response><Pause length="1"/><Say language="${language}">${text}</Say></Response>`;
}
