import { ACCOUNTS } from '../accounts.mjs';
import { parseJson } from '../http.mjs';
import { readSignature } from './sigv4.mjs';
import { createSns } from './sns.mjs';
import { asUuid } from './vonage.mjs';

const TARGET = 'PinpointSMSVoiceV2.SendTextMessage';
const CERTIFICATE = '/SimpleNotificationService.pem';

/** Events by what happened: https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html. */
const EVENTS = {
  sent: ['TEXT_SUCCESSFUL', 'SUCCESSFUL', 'Message has been accepted by phone carrier'],
  delivered: ['TEXT_DELIVERED', 'DELIVERED', 'Message has been accepted by phone'],
  unreachable: ['TEXT_UNREACHABLE', 'UNREACHABLE', 'Destination is currently unreachable'],
  expired: ['TEXT_TTL_EXPIRED', 'TTL_EXPIRED', 'Message has expired'],
};
const BLOCKED = [
  'TEXT_CARRIER_BLOCKED',
  'CARRIER_BLOCKED',
  'Phone carrier has blocked this message',
];

/** @param {number} status @param {string} type @param {object} facts */
const failed = (status, type, facts) => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type },
  body: JSON.stringify({ __type: `com.amazonaws.pinpointsmsvoicev2#${type}`, ...facts }),
});

const invalid = (
  /** @type {string} */ reason,
  /** @type {string} */ field,
  /** @type {string} */ message,
) =>
  failed(400, 'ValidationException', {
    Message: message,
    Reason: reason,
    Fields: [{ Name: field, Message: message }],
  });

/**
 * AWS End User Messaging SMS, JSON protocol: `SendTextMessage`,
 * https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html.
 */
export function aws() {
  // Named as Amazon names it, for who trusts no other host; got from here by whoever stands in for that host.
  const sns = createSns(`https://sns.${ACCOUNTS.aws.region}.amazonaws.com${CERTIFICATE}`);
  return {
    name: 'aws',
    sendsIds: true,
    asId: asUuid,
    refuses: ['opted_out'],

    /** @param {import('../http.mjs').Asked} asked */
    read(asked) {
      if (asked.method === 'GET' && asked.path === CERTIFICATE)
        return { answer: { status: 200, body: sns.certificate() } };
      if (asked.method !== 'POST' || asked.path.replace(/^\/$/, '') !== '')
        return { answer: { status: 404, body: 'Not Found' } };
      const signature = readSignature(asked, ACCOUNTS.aws, 'sms-voice');
      if (signature !== 'ok') return { answer: unsigned(signature) };
      if (asked.headers['x-amz-target'] !== TARGET)
        return { answer: failed(400, 'UnknownOperationException', {}) };
      return submission(/** @type {Record<string, never> | undefined} */ (parseJson(asked.body)));
    },
    accepted: (/** @type {import('../desk.mjs').Message} */ { id }) => ({
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ MessageId: id }),
    }),
    refused: () =>
      failed(400, 'ConflictException', {
        Message: 'Destination phone number is opted out',
        Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
      }),
    throttled: () => failed(400, 'ThrottlingException', { Message: 'Rate exceeded' }),
    broken: () => failed(500, 'InternalServerException', { Message: 'Internal failure' }),

    receipt(
      /** @type {import('../desk.mjs').Message} */ message,
      /** @type {string} */ status,
      /** @type {string} */ url,
      /** @type {Date} */ now,
    ) {
      const name = status === 'undelivered' ? message.reason : status;
      const event = EVENTS[/** @type {keyof typeof EVENTS} */ (name)] ?? BLOCKED;
      const [eventType, messageStatus, messageStatusDescription] = event;
      const about = {
        eventType,
        eventVersion: '1.0',
        eventTimestamp: now.getTime(),
        isFinal: status !== 'sent',
        originationPhoneNumber: message.from,
        destinationPhoneNumber: message.to,
        isoCountryCode: 'IN',
        messageId: message.id,
        messageRequestTimestamp: message.at.getTime(),
        messageEncoding: message.encoding === 'GSM-7' ? 'GSM' : 'Unicode',
        messageType: 'TRANSACTIONAL',
        messageStatus,
        messageStatusDescription,
        ...(message.reference ? { context: { id: message.reference } } : {}),
        totalMessageParts: message.segments,
        totalMessagePrice: 0.00278,
        totalCarrierFee: 0,
      };
      return sns.notification(url, about, now);
    },
    /** https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms.html */
    reply(
      /** @type {{ from: string, to: string, text: string, id: string }} */ { from, to, text, id },
      /** @type {string} */ url,
      /** @type {Date} */ now,
    ) {
      const heard = {
        originationNumber: from,
        destinationNumber: to,
        messageKeyword: text.trim().split(/\s/)[0],
        messageBody: text,
        inboundMessageId: asUuid(id),
      };
      return sns.notification(url, heard, now);
    },
  };
}

/** @param {'missing' | 'key' | 'signature'} why */
function unsigned(why) {
  if (why === 'missing')
    return failed(400, 'MissingAuthenticationTokenException', { Message: 'Missing token' });
  if (why === 'key')
    return failed(400, 'UnrecognizedClientException', {
      Message: 'The security token included in the request is invalid.',
    });
  return failed(400, 'InvalidSignatureException', {
    Message: 'The request signature we calculated does not match the signature you provided.',
  });
}

/** @param {Record<string, any> | undefined} given */
function submission(given) {
  const to = given?.DestinationPhoneNumber;
  if (typeof to !== 'string' || !/^\+?\d{7,15}$/.test(to))
    return {
      answer: invalid('INVALID_PARAMETER', 'DestinationPhoneNumber', 'Invalid phone number'),
    };
  if (typeof given?.MessageBody !== 'string' || given.MessageBody === '')
    return { answer: invalid('MISSING_PARAMETER', 'MessageBody', 'A message body is required') };
  const ttl = given.TimeToLive;
  if (ttl !== undefined && !(ttl >= 5 && ttl <= 259_200))
    return { answer: invalid('INVALID_PARAMETER', 'TimeToLive', 'From 5 to 259200 seconds') };
  const india = given.DestinationCountryParameters ?? {};
  const context = Object.values(given.Context ?? {});
  return {
    submission: {
      to: `+${to.replace('+', '')}`,
      from: given.OriginationIdentity ?? 'KULHAD',
      text: given.MessageBody,
      reference: context.length > 0 ? String(context[0]) : undefined,
      entityId: india.IN_ENTITY_ID,
      templateId: india.IN_TEMPLATE_ID,
      ttlSeconds: ttl,
    },
  };
}
