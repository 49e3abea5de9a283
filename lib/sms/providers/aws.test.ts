import {
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsProvider, awsSettings } from './aws';
import { type LocalCarrier, openCarrier } from './local-carrier';
import { followsTheContract, NOW, outbound, registered } from './provider-contract';

const SECRET = 'aws-secret-not-a-real-one';
const settings = (url: string, changes = {}) =>
  awsSettings.parse({
    AWS_REGION: 'ap-south-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: SECRET,
    AWS_SMS_ORIGINATION: 'KULHAD',
    AWS_SMS_BASE_URL: url,
    ...changes,
  });
const context = { origin: 'https://shop.example' };
const make = (url: string, limitMs?: number) =>
  awsProvider(settings(url), { ...context, ...(limitMs ? { limitMs } : {}) });
const json = (status: number, value: unknown) => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(value),
});
const failure = (status: number, name: string, Reason?: string) =>
  json(status, {
    __type: `com.amazonaws.x#${name}`,
    Message: `${outbound().to} is no good`,
    Reason,
  });

followsTheContract({
  name: 'aws',
  make,
  accepted: { answer: json(200, { MessageId: 'b1-2' }), id: 'b1-2' },
  throttled: { answer: failure(400, 'ThrottlingException') },
  wrongCredentials: failure(400, 'UnrecognizedClientException'),
  unlisted: { answer: failure(400, 'SomethingNewException'), outcome: 'refused' },
  secrets: [SECRET],
});

let carrier: LocalCarrier;
beforeAll(async () => {
  carrier = await openCarrier();
});
afterAll(() => carrier.close());

/** Without what changes from one call to the next: the signature, its time, the attempt's id. */
function comparable(before: number) {
  const { method, url, headers, body } = carrier.last(before);
  const credential = /Credential=([^,]+), SignedHeaders=/.exec(String(headers.authorization))?.[1];
  const kinds = [headers['content-type'], headers['x-amz-target']];
  return { method, url, kinds, credential, fields: JSON.parse(body) };
}

describe('what AWS is sent', () => {
  it('is what its own SDK sends when it is called by hand', async () => {
    carrier.will(json(200, { MessageId: 'b1-2' }));
    const here = settings(carrier.url, { AWS_SMS_CONFIGURATION_SET: 'codes' });
    await awsProvider(here, context).send(outbound(registered), NOW);
    const client = new PinpointSMSVoiceV2Client({
      region: 'ap-south-1',
      endpoint: carrier.url,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET },
    });
    await client.send(
      new SendTextMessageCommand({
        DestinationPhoneNumber: '+919812345678',
        OriginationIdentity: 'CLAYCO',
        MessageBody: outbound().body,
        MessageType: 'TRANSACTIONAL',
        TimeToLive: 600,
        ConfigurationSetName: 'codes',
        Context: { message: outbound().id },
        DestinationCountryParameters: {
          IN_ENTITY_ID: registered.dlt.entityId,
          IN_TEMPLATE_ID: registered.dlt.templateId,
        },
      }),
    );
    expect(comparable(1)).toEqual(comparable(0));
    expect(comparable(1)).toMatchObject({ method: 'POST', fields: { TimeToLive: 600 } });
  });

  it('is sent once: its SDK would try three times by itself', async () => {
    for (const broken of [{ status: 500, body: '' }, 'reset', json(503, {})] as const) {
      carrier.will(broken);
      const before = carrier.heard.length;
      await make(carrier.url).send(outbound(), NOW);
      expect(carrier.heard).toHaveLength(before + 1);
    }
  });

  it('[D1] names no registration elsewhere, and leaves from where it is configured to', async () => {
    carrier.will(json(200, { MessageId: 'b1-2' }));
    await make(carrier.url).send(outbound(), NOW);
    const { fields } = comparable(0);
    expect(fields).toMatchObject({ OriginationIdentity: 'KULHAD' });
    expect(fields).not.toHaveProperty('DestinationCountryParameters');
  });
});

describe('what AWS answers', () => {
  it.each([
    [400, 'ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT', 'opted_out'],
    [400, 'ConflictException', 'NO_ORIGINATION_IDENTITIES_FOUND', 'misconfigured'],
    [400, 'ValidationException', 'DESTINATION_COUNTRY_BLOCKED', 'refused'],
    [400, 'ValidationException', 'SENDER_ID_NOT_REGISTERED', 'misconfigured'],
    [400, 'ServiceQuotaExceededException', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT', 'misconfigured'],
    [403, 'ExpiredTokenException', undefined, 'misconfigured'],
    [500, 'InternalServerException', undefined, 'unknown'],
  ])('%d %s, %s: %s', async (status, name, reason, outcome) => {
    carrier.will(failure(status, name, reason));
    expect(await make(carrier.url).send(outbound(), NOW)).toMatchObject({ outcome });
  });
});

it('needs both halves of a key, or none where the machine has a role', () => {
  const half = settings.bind(null, 'https://sms.example', { AWS_SECRET_ACCESS_KEY: undefined });
  expect(half).toThrow('AWS_SECRET_ACCESS_KEY');
  const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  expect(settings('https://sms.example', none).AWS_SMS_ORIGINATION).toBe('KULHAD');
});
