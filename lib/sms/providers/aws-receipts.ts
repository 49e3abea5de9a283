import { createVerify, type KeyObject, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Receipt, ReceiptReader, ReceiptReading, ReceiptStatus } from '../provider';
import type { AwsSettings } from './aws';
import { asE164, readJson } from './carrier';
import { callCarrier } from './http';

const envelope = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Subject: z.string().optional(),
  Message: z.string(),
  Timestamp: z.iso.datetime(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.base64(),
  SigningCertURL: z.string(),
  SubscribeURL: z.string().optional(),
  Token: z.string().optional(),
});
type Envelope = z.output<typeof envelope>;

const event = z.object({
  eventType: z.string(),
  eventTimestamp: z.number().int(),
  isFinal: z.boolean().default(false),
  messageId: z.string().min(1),
  // What we gave SendTextMessage as its context.
  context: z.object({ message: z.string() }).optional().catch(undefined),
});
const incoming = z.object({ originationNumber: z.string(), messageBody: z.string() });

/** https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html */
const STATUSES: Record<string, ReceiptStatus> = {
  TEXT_SENT: 'sent',
  TEXT_SUCCESSFUL: 'sent',
  TEXT_DELIVERED: 'delivered',
  TEXT_BLOCKED: 'undelivered',
  TEXT_CARRIER_BLOCKED: 'undelivered',
  TEXT_CARRIER_UNREACHABLE: 'undelivered',
  TEXT_INVALID: 'undelivered',
  TEXT_INVALID_MESSAGE: 'undelivered',
  TEXT_PROTECT_BLOCKED: 'undelivered',
  TEXT_SPAM: 'undelivered',
  TEXT_TTL_EXPIRED: 'undelivered',
  TEXT_UNREACHABLE: 'undelivered',
};

/** SNS tries for an hour, or as long as the topic's owner says. */
const MAX_AGE_MS = 24 * 3_600_000;

/** Gets a page of SNS; throws where there is none. */
export type FetchText = (url: string) => Promise<string>;

const overHttps: FetchText = async (url) => {
  const answer = await callCarrier({ method: 'GET', url });
  if (answer.came !== 'answered' || answer.status !== 200) throw new Error('SNS did not answer');
  return answer.body;
};

/**
 * Events and replies of AWS End User Messaging, through SNS: signed as
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html says. A certificate is taken
 * from SNS's own host in the topic's region only, and a subscription to our topics confirmed there.
 */
export function awsReceipts(
  settings: AwsSettings,
  fetchText: FetchText = overHttps,
): ReceiptReader {
  const keys = new Map<string, KeyObject>();

  async function keyFrom(url: string, now: Date): Promise<KeyObject> {
    const known = keys.get(url);
    if (known) return known;
    const certificate = new X509Certificate(await fetchText(url));
    if (new Date(certificate.validFrom) > now || new Date(certificate.validTo) < now)
      throw new Error('the certificate is not valid now');
    if (keys.size >= 10) keys.clear();
    keys.set(url, certificate.publicKey);
    return certificate.publicKey;
  }

  async function isSigned(told: Envelope, now: Date): Promise<boolean> {
    const fresh = Math.abs(now.getTime() - Date.parse(told.Timestamp)) < MAX_AGE_MS;
    if (!fresh || !settings.AWS_SMS_TOPICS.includes(told.TopicArn)) return false;
    if (!isFromSns(told.SigningCertURL, told.TopicArn, /\.pem$/)) return false;
    try {
      const verify = createVerify(told.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1');
      const key = await keyFrom(told.SigningCertURL, now);
      return verify.update(signedText(told)).verify(key, told.Signature, 'base64');
    } catch {
      return false;
    }
  }

  return {
    name: 'aws',
    async read({ body }, now): Promise<ReceiptReading> {
      const told = readJson(envelope, body);
      if (!told) return { ok: false, why: 'malformed' };
      if (!(await isSigned(told, now))) return { ok: false, why: 'signature' };
      if (told.Type === 'Notification') return readMessage(told.Message);
      if (told.Type === 'SubscriptionConfirmation') {
        const url = told.SubscribeURL ?? '';
        if (!isFromSns(url, told.TopicArn, /^\/$/)) return { ok: false, why: 'malformed' };
        await fetchText(url);
      }
      return { ok: true, receipts: [], replies: [] };
    },
  };
}

/** Anywhere else an attacker could have put a certificate of his own. */
function isFromSns(url: string, topic: string, path: RegExp): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, pathname } = new URL(url);
  const [, partition, , region] = topic.split(':');
  const home = `sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
  return protocol === 'https:' && host === home && username === '' && path.test(pathname);
}

function signedText(told: Envelope): string {
  const names =
    told.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : ([
          'Message',
          'MessageId',
          'SubscribeURL',
          'Timestamp',
          'Token',
          'TopicArn',
          'Type',
        ] as const);
  return names
    .filter((name) => told[name] !== undefined)
    .map((name) => `${name}\n${told[name]}\n`)
    .join('');
}

function readMessage(text: string): ReceiptReading {
  const reply = readJson(incoming, text);
  const from = reply && asE164(reply.originationNumber);
  if (reply && from)
    return { ok: true, receipts: [], replies: [{ from, text: reply.messageBody }] };
  const told = readJson(event, text);
  if (!told) return { ok: false, why: 'malformed' };
  const { eventType, messageId, eventTimestamp, isFinal, context } = told;
  const status = STATUSES[eventType];
  // What is not final may still arrive.
  if (!status || (status === 'undelivered' && !isFinal))
    return { ok: true, receipts: [], replies: [] };
  const receipt: Receipt = {
    providerMessageId: messageId,
    ...(context ? { messageId: context.message } : {}),
    status,
    ...(status === 'undelivered' ? { reason: `aws: ${eventType}` } : {}),
    at: new Date(eventTimestamp),
  };
  return { ok: true, receipts: [receipt], replies: [] };
}
