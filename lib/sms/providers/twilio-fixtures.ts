import twilio from 'twilio';
import { outbound } from './provider-contract';

export const ACCOUNT = `AC${'0a'.repeat(16)}`;
export const TOKEN = 'twilio-token-not-a-real-one';

/** An answer of Twilio's. */
export const json = (status: number, value: unknown, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

/** An error of Twilio's, with the number in it, as theirs have. */
export const failure = (status: number, code: number, headers = {}) =>
  json(status, { code, message: `The 'To' number ${outbound().to} is no good`, status }, headers);

/** The SDK's own client, with another host. */
export function sdkAt(url: string): twilio.Twilio {
  class Redirected extends twilio.RequestClient {
    override request: twilio.RequestClient['request'] = (options) =>
      super.request({ ...options, uri: options.uri.replace('https://api.twilio.com', url) });
  }
  return new twilio.Twilio(ACCOUNT, TOKEN, { httpClient: new Redirected() });
}

export const form = (body: string) => Object.fromEntries(new URLSearchParams(body));
