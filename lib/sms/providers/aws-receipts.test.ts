import { createSign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { awsSettings } from './aws';
import { awsReceipts } from './aws-receipts';
import { NOW, outbound } from './provider-contract';
import { selfSigned } from './test-certificate';

const TOPIC = 'arn:aws:sns:ap-south-1:123456789012:kulhad-sms';
const CERTIFICATE = 'https://sns.ap-south-1.amazonaws.com/SimpleNotificationService-0a1b.pem';
const CONFIRM = `https://sns.ap-south-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=t`;
const year = 365 * 24 * 3_600_000;
const { pem, privateKey } = selfSigned(
  new Date(NOW.getTime() - year),
  new Date(NOW.getTime() + year),
);
const settings = awsSettings.parse({
  AWS_REGION: 'ap-south-1',
  AWS_SMS_ORIGINATION: 'KULHAD',
  AWS_SMS_TOPICS: `${TOPIC}, arn:aws:sns:ap-south-1:123456789012:kulhad-replies`,
});

type Fields = Record<string, unknown>;

/** Signed as SNS does it: the named fields in this order, each name and value on a line of its own. */
function signed(fields: Fields, hash = 'RSA-SHA256'): Fields {
  const order =
    fields.Type === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const lines = order.filter((name) => name in fields).flatMap((name) => [name, fields[name]]);
  const Signature = createSign(hash)
    .update(`${lines.join('\n')}\n`)
    .sign(privateKey, 'base64');
  return { ...fields, Signature };
}

const event = {
  eventType: 'TEXT_DELIVERED',
  eventVersion: '1.0',
  eventTimestamp: NOW.getTime(),
  isFinal: true,
  destinationPhoneNumber: '+919812345678',
  messageId: '862a8790-60c0-4430-9b2b-658bdexample',
};
const notification = (message: unknown = event): Fields => ({
  Type: 'Notification',
  MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
  TopicArn: TOPIC,
  Message: JSON.stringify(message),
  Timestamp: NOW.toISOString(),
  SignatureVersion: '2',
  SigningCertURL: CERTIFICATE,
});

function reading(fields: Fields, now = NOW, certificate = pem) {
  const fetched: string[] = [];
  const reader = awsReceipts(settings, async (url) => {
    fetched.push(url);
    return certificate;
  });
  const url = 'https://shop.example/api/sms/receipts/aws';
  const request = { method: 'POST', url, headers: {}, body: JSON.stringify(fields) };
  return { fetched, read: () => reader.read(request, now) };
}

describe('an event of AWS', () => {
  it.each([
    ['1', 'RSA-SHA1'],
    ['2', 'RSA-SHA256'],
  ])('signed by version %s is read', async (SignatureVersion, hash) => {
    const fields = signed({ ...notification(), SignatureVersion, Subject: 'An event' }, hash);
    expect(await reading(fields).read()).toEqual({
      ok: true,
      receipts: [{ providerMessageId: event.messageId, status: 'delivered', at: NOW }],
      replies: [],
    });
  });

  it('names our message where it has the context that we gave', async () => {
    const { id } = outbound();
    const told = async (context: unknown) => {
      const read = await reading(signed(notification({ ...event, context }))).read();
      return read.ok ? read.receipts : [];
    };
    expect(await told({ message: id })).toMatchObject([{ messageId: id, status: 'delivered' }]);
    for (const context of [{}, { message: 1 }, 'x', undefined]) {
      const [receipt] = await told(context);
      expect(receipt).toMatchObject({ status: 'delivered' });
      expect(receipt).not.toHaveProperty('messageId');
    }
  });

  it('with any character of what is signed changed is refused', async () => {
    const fields = signed({ ...notification(), Subject: 'An event' });
    const reader = awsReceipts(settings, async () => pem);
    for (const name of ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Signature']) {
      const text = String(fields[name]);
      for (let index = 0; index < text.length; index += 1) {
        const other = text[index] === '1' ? '2' : '1';
        // The last one may have bits that mean nothing.
        if (name === 'Signature' && index > 168) break;
        const changed = { ...fields, [name]: text.slice(0, index) + other + text.slice(index + 1) };
        const request = { method: 'POST', url: '', headers: {}, body: JSON.stringify(changed) };
        const { ok } = await reader.read(request, NOW);
        expect(ok, `${name} ${index}`).toBe(false);
      }
    }
  }, 60_000);

  it.each([
    'http://sns.ap-south-1.amazonaws.com/x.pem',
    'https://sns.ap-south-1.amazonaws.com.evil.example/x.pem',
    'https://evil.example/sns.ap-south-1.amazonaws.com/x.pem',
    'https://sns.ap-south-1.amazonaws.com@evil.example/x.pem',
    'https://sns.ap-south-1.amazonaws.com:8443/x.pem',
    'https://sns.us-east-1.amazonaws.com/x.pem',
    'https://bucket.s3.amazonaws.com/x.pem',
    'https://sns.ap-south-1.amazonaws.com/x.txt',
    'nothing',
  ])('whose certificate is at %s is refused, and nothing is fetched', async (SigningCertURL) => {
    const { fetched, read } = reading(signed({ ...notification(), SigningCertURL }));
    expect(await read()).toEqual({ ok: false, why: 'signature' });
    expect(fetched).toEqual([]);
  });

  it.each([
    ['of another topic', { TopicArn: `${TOPIC}-2` }, NOW],
    ['of days ago', {}, new Date(NOW.getTime() + 3 * 24 * 3_600_000)],
    ['whose certificate is over', {}, new Date(NOW.getTime() + 2 * year)],
  ])('%s is refused', async (_, changes, now) => {
    const Timestamp =
      changes && now.getTime() > NOW.getTime() + year ? now.toISOString() : NOW.toISOString();
    const fields = signed({ ...notification(), Timestamp, ...changes });
    expect(await reading(fields, now).read()).toEqual({ ok: false, why: 'signature' });
  });

  it('is refused with another’s certificate, or none', async () => {
    const other = selfSigned(new Date(0), new Date(NOW.getTime() + year)).pem;
    const fields = signed(notification());
    for (const certificate of [other, 'not a certificate'])
      expect(await reading(fields, NOW, certificate).read()).toMatchObject({ ok: false });
  });

  it.each([
    ['TEXT_SUCCESSFUL', true, [{ status: 'sent' }]],
    ['TEXT_TTL_EXPIRED', true, [{ status: 'undelivered', reason: 'aws: TEXT_TTL_EXPIRED' }]],
    ['TEXT_CARRIER_UNREACHABLE', false, []],
    ['TEXT_QUEUED', false, []],
  ])('%s (final: %s)', async (eventType, isFinal, receipts) => {
    const fields = signed(notification({ ...event, eventType, isFinal }));
    expect(await reading(fields).read()).toMatchObject({ ok: true, receipts });
  });

  it('may be a reply', async () => {
    const reply = {
      originationNumber: '+919812345678',
      messageBody: 'STOP',
      inboundMessageId: 'x',
    };
    expect(await reading(signed(notification(reply))).read()).toEqual({
      ok: true,
      receipts: [],
      replies: [{ from: '+919812345678', text: 'STOP' }],
    });
  });
});

describe('a subscription of our topic', () => {
  const wanted = {
    ...notification(),
    Type: 'SubscriptionConfirmation',
    Message: 'You have chosen to subscribe',
    Token: 't',
    SubscribeURL: CONFIRM,
  };

  it('is confirmed, at SNS', async () => {
    const { fetched, read } = reading(signed(wanted));
    expect(await read()).toEqual({ ok: true, receipts: [], replies: [] });
    expect(fetched).toEqual([CERTIFICATE, CONFIRM]);
  });

  it('is confirmed nowhere else, and for no other topic', async () => {
    const elsewhere = reading(signed({ ...wanted, SubscribeURL: 'https://evil.example/' }));
    expect(await elsewhere.read()).toMatchObject({ ok: false });
    expect(elsewhere.fetched).toEqual([CERTIFICATE]);
    const foreign = reading(signed({ ...wanted, TopicArn: `${TOPIC}-2` }));
    expect(await foreign.read()).toEqual({ ok: false, why: 'signature' });
    expect(foreign.fetched).toEqual([]);
  });
});
