import { z } from 'zod';
import type { SendResult, SmsProvider } from '../provider';
import {
  baseUrl,
  type CarrierContext,
  confirmsIf,
  credential,
  flawOf,
  isReachedFrom,
  notAccepted,
  type Outcome,
  outcomeOfStatus,
  secondsLeft,
  senderOf,
} from './carrier';

export const awsSettings = z
  .object({
    AWS_REGION: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
    AWS_ACCESS_KEY_ID: credential.optional(),
    AWS_SECRET_ACCESS_KEY: credential.optional(),
    AWS_SMS_ORIGINATION: credential,
    AWS_SMS_CONFIGURATION_SET: credential.optional(),
    /** ARNs of the SNS topics that events and replies come through, separated by commas. */
    AWS_SMS_TOPICS: z
      .string()
      .transform((text) => text.split(',').map((arn) => arn.trim()))
      .pipe(z.array(z.string().regex(/^arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:\d{12}:[\w-]+(\.fifo)?$/)))
      .default([]),
    AWS_SMS_BASE_URL: baseUrl.optional(),
  })
  .refine((value) => !value.AWS_ACCESS_KEY_ID === !value.AWS_SECRET_ACCESS_KEY, {
    path: ['AWS_SECRET_ACCESS_KEY'],
    error: 'is missing, or else AWS_ACCESS_KEY_ID is one too many',
  });
export type AwsSettings = z.output<typeof awsSettings>;

/**
 * https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html, by error and,
 * where it has one, its reason. An internal error is unknown: AWS does not say that nothing was taken.
 */
const OUTCOMES: Record<string, Outcome> = {
  AccessDeniedException: 'misconfigured',
  ConflictException: 'misconfigured',
  'ConflictException DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION': 'refused',
  'ConflictException DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE': 'refused',
  'ConflictException DESTINATION_PHONE_NUMBER_NOT_VERIFIED': 'refused',
  'ConflictException DESTINATION_PHONE_NUMBER_OPTED_OUT': 'opted_out',
  CredentialsProviderError: 'misconfigured',
  ExpiredTokenException: 'misconfigured',
  IncompleteSignature: 'misconfigured',
  InternalServerException: 'unknown',
  InvalidSignatureException: 'misconfigured',
  MissingAuthenticationToken: 'misconfigured',
  ResourceNotFoundException: 'misconfigured',
  ServiceQuotaExceededException: 'misconfigured',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  UnrecognizedClientException: 'misconfigured',
  ValidationException: 'misconfigured',
  'ValidationException CANNOT_PARSE': 'refused',
  'ValidationException COUNTRY_NOT_ENABLED': 'refused',
  'ValidationException DESTINATION_COUNTRY_BLOCKED': 'refused',
  'ValidationException FIELD_VALIDATION_FAILED': 'refused',
  'ValidationException INTERNATIONAL_SENDING_NOT_SUPPORTED': 'refused',
  'ValidationException INVALID_IDENTITY_FOR_DESTINATION_COUNTRY': 'refused',
  'ValidationException INVALID_PARAMETER': 'refused',
  'ValidationException MAXIMUM_SIZE_EXCEEDED': 'refused',
  'ValidationException PRICE_OVER_THRESHOLD': 'refused',
};

/** Events come from there, wherever messages go to. */
const SNS = 'https://sns.amazonaws.com';

/** Errors of a connection that never came about: nothing was written. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * AWS End User Messaging SMS through its own SDK, which is loaded with the first message: who does not use it
 * pays nothing. It never tries twice by itself, and keeps no connection (see http.ts).
 */
export function awsProvider(settings: AwsSettings, context: CarrierContext): SmsProvider {
  const { limitMs = 5_000 } = context;
  const { AWS_SMS_CONFIGURATION_SET: set, AWS_SMS_TOPICS: topics } = settings;
  const hasEvents = set !== undefined && topics.length > 0;
  let connected: ReturnType<typeof connect> | undefined;
  async function connect() {
    const { PinpointSMSVoiceV2Client, SendTextMessageCommand } = await import(
      '@aws-sdk/client-pinpoint-sms-voice-v2'
    );
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = settings;
    const client = new PinpointSMSVoiceV2Client({
      region: settings.AWS_REGION,
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: limitMs / 2,
        httpAgent: { keepAlive: false },
        httpsAgent: { keepAlive: false },
      },
      ...(settings.AWS_SMS_BASE_URL ? { endpoint: settings.AWS_SMS_BASE_URL } : {}),
      ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    });
    return { client, SendTextMessageCommand };
  }
  return {
    name: 'aws',
    ...confirmsIf(hasEvents && isReachedFrom(context, SNS)),
    async send(message, now) {
      const flaw = flawOf(message, now);
      if (flaw) return { outcome: 'refused', reason: flaw };
      const { dlt } = message;
      connected ??= connect();
      const { client, SendTextMessageCommand } = await connected;
      const command = new SendTextMessageCommand({
        DestinationPhoneNumber: message.to,
        // A pool would pick the sender itself; to India that must be the registered header.
        OriginationIdentity: senderOf(message, settings.AWS_SMS_ORIGINATION),
        MessageBody: message.body,
        MessageType: 'TRANSACTIONAL',
        TimeToLive: secondsLeft(message, now, 5, 259_200),
        ConfigurationSetName: set,
        Context: { message: message.id },
        DestinationCountryParameters: dlt
          ? { IN_ENTITY_ID: dlt.entityId, IN_TEMPLATE_ID: dlt.templateId }
          : undefined,
      });
      try {
        const { MessageId } = await client.send(command, {
          abortSignal: AbortSignal.timeout(limitMs),
        });
        return MessageId
          ? { outcome: 'accepted', providerMessageId: MessageId }
          : { outcome: 'unknown', reason: 'aws: no id in the answer' };
      } catch (error) {
        return judge(error);
      }
    },
  };
}

const failure = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z]{1,64}$/)
    .catch('error'),
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  Reason: z
    .string()
    .regex(/^[A-Z_]{1,80}$/)
    .optional()
    .catch(undefined),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional().catch(undefined),
});

function judge(thrown: unknown): SendResult {
  const { name, message, code, Reason, $metadata } = failure.parse(thrown);
  const noConnection = name === 'TimeoutError' && message.includes('without establishing');
  if (noConnection || (code && NOT_SENT.includes(code)))
    return { outcome: 'retry', reason: code ?? 'no connection in time' };
  if (name === 'AbortError' || name === 'TimeoutError')
    return { outcome: 'unknown', reason: 'no answer in time' };
  const status = $metadata?.httpStatusCode;
  if (!status && !OUTCOMES[name]) return { outcome: 'unknown', reason: `aws: ${code ?? name}` };
  const reasoned = `${name} ${Reason}`;
  const given = OUTCOMES[reasoned] ? reasoned : OUTCOMES[name] ? name : `${name} ${status}`;
  return notAccepted('aws', given, OUTCOMES, outcomeOfStatus(status ?? 0));
}
